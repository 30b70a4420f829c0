/**
 * withoutPasswords is a text without the passwords of an address in it. The name before an `@` is often a
 * token in HTTP, so it is removed too; in ssh it is `git`. A password may have an `@` of its own.
 */
export function withoutPasswords(text: string): string {
  return text
    .replace(/(https?:\/\/)[^/\s]*@/gi, "$1")
    .replace(/([a-z][a-z\d+.-]*:\/\/[^/:@\s]*):[^/\s]*@/gi, "$1@");
}
