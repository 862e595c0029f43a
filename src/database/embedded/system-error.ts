/** Whether the operating system refused a call for one of these reasons, e.g. ENOENT. */
export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}
