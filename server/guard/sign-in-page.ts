const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? '');

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { max-inline-size: 24rem; margin: 15vh auto; padding: 0 1.25rem; }
h1 { font-weight: 500; }
label, input, button { display: block; inline-size: 100%; box-sizing: border-box; font: inherit; }
input, button { margin-block: 0.5rem 1rem; padding: 0.6rem 0.75rem; }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Understudy</title>
<link rel="icon" href="data:,">
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>Understudy</h1>
${body}
</main>
</body>
</html>
`;
}

/** Asks for the password, with what went wrong before, and leads on to `to`. It needs no script. */
export function signInPage(to: string, problem: string | null): string {
  return page(
    'Sign in',
    `<form method="post" action="/sign-in">
<input type="hidden" name="to" value="${escaped(to)}">
${problem === null ? '' : `<p role="alert">${escaped(problem)}</p>`}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Sign in</button>
</form>`,
  );
}

/** Where somebody who is signed in can leave. */
export function signOutPage(): string {
  return page(
    'Sign out',
    `<form method="post" action="/sign-out">
<p>You are signed in.</p>
<button>Sign out</button>
</form>
<p><a href="/">Back to rehearsing</a></p>`,
  );
}
