/**
 * A fault that the person at the keyboard can mend: its message is one line that says what is wrong
 * and what to do.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
