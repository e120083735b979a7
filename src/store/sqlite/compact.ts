import type { Database } from 'better-sqlite3';

/**
 * Writes the whole database anew. `secure_delete` overwrites what is deleted, but a page that was split keeps copies of
 * what moved to another one, and those go only with the page. Everything waits meanwhile.
 */
export function compactDatabase(database: Database): void {
  // No copy in a temporary folder, which need not be there.
  database.pragma('temp_store = MEMORY');
  database.exec('VACUUM');
}
