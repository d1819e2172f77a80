import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { AttemptDetail } from '#contract/attempt.ts';
import { type ShownWord, shownText, shownWords } from '#contract/shown.ts';
import type { Word } from '#contract/transcript.ts';
import { Html, html } from './html.ts';
import { clock, type Told, timesOf, toldOf } from './told.ts';

const STYLE = asset('page.css');
const SCRIPT = asset('page.js');

/** The page asks nobody for anything, and runs nothing but its own script. */
const POLICY = `default-src 'none'; media-src data:; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;

/** Bytes that fill whole digits of base64. */
const PIECE_BYTES = 3 * 64 * 1024;

/** The sounds of an attempt that are there, by utterance. */
type Sounds = ReadonlyMap<string, { type: string; file: FileHandle }>;

/**
 * An attempt as one HTML file for a mentor, piece by piece: it needs no network and no Understudy,
 * and holds the sound itself.
 * @throws Error when a sound cannot be read to its end.
 */
export async function* mentorPage(
  attempt: AttemptDetail,
  soundPathOf: (utteranceId: string) => string | null,
): AsyncIterable<string> {
  const told = toldOf(attempt);
  const sounds = await openSounds(told.script, soundPathOf);
  try {
    yield pageUpToScript(told, sounds).text;
    for (const { id, label, asked, words } of told.script) {
      yield html`<section aria-label="${label}">
${asked === null ? null : html`<p class="asked">${asked}</p>`}
<h3>${label}</h3>
`.text;
      const sound = sounds.get(id);
      if (sound) {
        yield `<audio controls id="${soundId(id)}" src="data:${sound.type};base64,`;
        yield* base64Of(sound.file);
        yield '"></audio>\n';
      } else if (attempt.source !== 'typed') {
        yield '<p class="soft">Its sound is not kept any more.</p>\n';
      }
      yield html`<p class="words" data-sound="${soundId(id)}">${shownWords(words.map(({ text }) => text)).map((shown) => wordOf(shown, words))}</p>
</section>
`.text;
    }
    yield PAGE_END;
  } finally {
    await Promise.all([...sounds.values()].map(({ file }) => file.close()));
  }
}

function pageUpToScript(told: Told, sounds: Sounds): Html {
  const quote = (words: string, passages: Parameters<typeof timesOf>[0][]) =>
    html`<blockquote>“${shownText(words)}”${passages.map((passage) => {
      const times = timesOf(passage, told.script);
      if (times === null) return null;
      const at = clock(times.startMs);
      if (!sounds.has(passage.utteranceId)) return html` <span class="soft">${at}</span>`;
      return html` <button type="button" data-play="${soundId(passage.utteranceId)}" data-from="${times.startMs}" data-to="${times.endMs}" aria-label="Play ${at}: ${shownText(words)}">Play ${at}</button>`;
    })}</blockquote>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${told.question}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<header>
<p class="soft">${told.facts.join(' · ')}</p>
<h1>${told.question}</h1>
${told.verdict.map(({ vote, reason }) => html`<p><strong>${vote}.</strong> ${reason}</p>\n`)}
</header>
${told.dimensions.map(
  (one) => html`<section data-dimension="${one.dimension}" aria-label="${one.name}">
<h2>${one.name}: ${one.level} of 5</h2>
<ol class="ladder" reversed>
${one.rungs
  .map(
    (words, index) =>
      html`<li data-reached="${index < one.level ? 'yes' : 'no'}"${index + 1 === one.level ? html` aria-current="step"` : null}>${words}</li>\n`,
  )
  .toReversed()}</ol>
<p>${one.why}</p>
<ul>
${one.found.map(
  ({ name, meaning, quote: words, passages = [] }) =>
    html`<li><strong>${name}</strong>: ${meaning}${words === undefined ? null : quote(words, passages)}</li>\n`,
)}
${one.missing.map(
  ({ name, meaning, quote: words, passages = [] }) =>
    html`<li class="missing">Missing: <strong>${name}</strong>, ${meaning}${words === undefined ? null : html`. Closest:${quote(words, passages)}`}</li>\n`,
)}
</ul>
</section>
`,
)}
${section(
  'What was listened for',
  told.points.map(
    ({ name, met, says, quotes }) =>
      html`<li${met ? null : html` class="missing"`}><strong>${name}</strong>, ${met ? 'met' : 'missed'}: ${says}${quotes.map((one) => quote(one.quote, one.passages))}</li>\n`,
  ),
)}
${section(
  'To say next time',
  told.advice.map((say) => html`<li>${say}</li>\n`),
)}
${told.script.length === 0 ? null : html`<h2>What was said</h2>\n`}`;
}

const PAGE_END = html`</main>
<footer class="soft">Made with Understudy, a rehearsal of Bar Raiser interviews. Not affiliated with Amazon. This page needs no network.</footer>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`.text;

function section(heading: string, items: readonly Html[]): Html | null {
  return items.length === 0
    ? null
    : html`<section><h2>${heading}</h2>\n<ul>\n${items}</ul></section>\n`;
}

function wordOf({ text, from, to }: ShownWord, words: readonly Word[]): Html {
  const startMs = words[from]?.startMs ?? null;
  const endMs = words[to - 1]?.endMs ?? null;
  return startMs === null || endMs === null
    ? html`${text} `
    : html`<span data-from="${startMs}" data-to="${endMs}">${text}</span> `;
}

function soundId(utteranceId: string): string {
  return `sound-${utteranceId}`;
}

async function openSounds(
  script: Told['script'],
  soundPathOf: (utteranceId: string) => string | null,
): Promise<Sounds> {
  const sounds = new Map<string, { type: string; file: FileHandle }>();
  for (const { id } of script) {
    const path = soundPathOf(id);
    const file = path === null ? null : await open(path).catch(() => null);
    if (path === null || file === null) continue;
    sounds.set(id, { type: path.endsWith('.flac') ? 'audio/flac' : 'audio/wav', file });
  }
  return sounds;
}

async function* base64Of(file: FileHandle): AsyncIterable<string> {
  const { size } = await file.stat();
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const wanted = Math.min(PIECE_BYTES, size - at);
    const { bytesRead } = await file.read(piece, 0, wanted, at);
    if (bytesRead < wanted) throw new Error('The sound became shorter while it was read.');
    yield piece.toString('base64', 0, bytesRead);
  }
}

function asset(name: string): string {
  return readFileSync(new URL(`mentor/${name}`, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
