import escapeHtml from 'escape-html';
import type { Approval } from '../../domain/stores/approval';

/** A page for the owner of a shop. */
export interface ApprovalPage {
  readonly html: string;
  /** Whether it says more in a few seconds. */
  readonly looksAgain: boolean;
}

/** What an approval has come to, for the shop’s owner; null for a link that does not hold. */
export function approvalPage(approval: Approval | null, saysApproved: boolean): ApprovalPage {
  const [title, text] = wordsFor(approval, saysApproved);
  const looksAgain = approval?.state === 'granted' || (approval?.state === 'asked' && saysApproved);
  return { html: page(title, text), looksAgain };
}

function wordsFor(approval: Approval | null, saysApproved: boolean): readonly [string, string] {
  if (approval === null)
    return ['This link does not hold', 'It is wrong, or a newer one was made: ask for a new one.'];
  const { state, storeId, problem } = approval;
  switch (state) {
    case 'asked':
      return saysApproved
        ? ['Waiting for the keys', 'The shop says that you approved, but no keys have come yet.']
        : ['Not approved', `Nothing has changed. The link holds until ${utc(approval.expiresAt)}.`];
    case 'granted':
      return problem === null
        ? ['Trying the keys', 'They have come, and are tried at the shop now.']
        : ['The keys cannot be tried yet', `They are tried again in a few seconds (${problem}).`];
    case 'connected':
      return ['Connected', `The store ${storeId} has its keys. You may close this window.`];
    case 'refused':
      return [
        'The keys do not open the shop',
        `The store ${storeId} is as it was (${problem ?? 'no reason is known'}).`,
      ];
    case 'expired':
      return ['Too late', 'The link held for an hour: ask for a new one.'];
  }
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function page(title: string, text: string): string {
  const [shownTitle, shownText] = [escapeHtml(title), escapeHtml(text)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${shownTitle}</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem }
</style>
</head>
<body>
<main>
<h1>${shownTitle}</h1>
<p>${shownText}</p>
</main>
</body>
</html>
`;
}
