import { REMOTE_USES } from '#contract/remote.ts';
import { USE_WORDS } from './words.ts';

/** What models elsewhere would give, and how to unlock them. */
export function LockedModels() {
  return (
    <>
      <p className="models-lead">
        Nothing leaves this computer: Understudy hears and rates your answers by itself, and needs
        no other model.
      </p>
      <section aria-labelledby="would-give-title">
        <h2 id="would-give-title">What a model elsewhere would give</h2>
        <dl className="models-gives">
          {REMOTE_USES.map((use) => (
            <div key={use}>
              <dt>{USE_WORDS[use].name}</dt>
              <dd>{USE_WORDS[use].gives}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="unlock-title">
        <h2 id="unlock-title">How to unlock it</h2>
        <p>Stop Understudy, and start it again with one of these.</p>
        <dl className="models-settings">
          <dt>
            <code>OPENAI_API_KEY=sk-… npm start</code>
          </dt>
          <dd>A key of your account at OpenAI.</dd>
          <dt>
            <code>OPENAI_BASE_URL=http://localhost:11434/v1 npm start</code>
          </dt>
          <dd>
            Any server that speaks the same language, such as Ollama, vLLM or LM Studio. On this
            computer it costs nothing, and still nothing leaves.
          </dd>
        </dl>
        <p className="models-aside">
          In PowerShell on Windows: <code>$env:OPENAI_API_KEY='sk-…'; npm start</code>
        </p>
        <p>
          That alone sends nothing: each use is off until you switch it on here. The key is neither
          kept with your data nor told to this page.
        </p>
      </section>
    </>
  );
}
