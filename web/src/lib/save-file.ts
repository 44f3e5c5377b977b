/** Saves a file on this computer, as the browser saves any download. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file when the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
