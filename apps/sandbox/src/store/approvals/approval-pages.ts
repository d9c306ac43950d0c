import escapeHtml from 'escape-html';
import type { ApprovalRequest } from './approval-request';

const SCOPES = { read: 'Read', write: 'Write', read_write: 'Read/Write' } as const;

/** Where the owner logs in. */
export function loginPage({ app_name: app }: ApprovalRequest, redirect: string): string {
  return page(
    `${app} would like to connect to your store`,
    `<p>To connect to ${escapeHtml(app)} you need to be logged in.</p>
<form method="post" class="wc-auth-login">
<label>Username <input name="username" required></label>
<label>Password <input name="password" type="password" required></label>
<button type="submit" name="login" value="Login">Login</button>
<input type="hidden" name="redirect" value="${escapeHtml(redirect)}">
</form>`,
  );
}

/** Where the owner approves, or does not. */
export function grantPage(asked: ApprovalRequest, granted: string, denied: string): string {
  const app = escapeHtml(asked.app_name);
  const host = escapeHtml(new URL(asked.callback_url).hostname);
  return page(
    `${asked.app_name} would like to connect to your store`,
    `<p>This will give "<strong>${app}</strong>" <strong>${SCOPES[asked.scope]}</strong> access.</p>
<p>Approving will share credentials with <strong>${host}</strong>.</p>
<p class="wc-auth-actions">
<a href="${escapeHtml(granted)}" class="wc-auth-approve">Approve</a>
<a href="${escapeHtml(denied)}" class="wc-auth-deny">Deny</a>
</p>`,
  );
}

/** What is said in place of a page. */
export function refusalPage(why: string): string {
  return page('Access denied', `<p>Error: ${escapeHtml(why)}.</p>`);
}

function page(title: string, body: string): string {
  const shown = escapeHtml(title);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${shown}</title></head>
<body><h1>${shown}</h1>
${body}
</body></html>
`;
}
