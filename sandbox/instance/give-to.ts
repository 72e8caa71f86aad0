import { lchown, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Gives the whole folder to this account. It takes root. */
export async function giveTo(user: number, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const names = await readdir(folder, { recursive: true });
  await Promise.all(["", ...names].map((name) => lchown(join(folder, name), user, user)));
}
