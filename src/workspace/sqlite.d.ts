/** The part of better-sqlite3-multiple-ciphers that is used here; the package's own declarations are not exported. */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }

  export interface Statement<Parameters extends unknown[] = unknown[], Result = unknown> {
    run(...parameters: Parameters): RunResult;
    get(...parameters: Parameters): Result | undefined;
    all(...parameters: Parameters): Result[];
    iterate(...parameters: Parameters): IterableIterator<Result>;
    /** From now on, rows are the values of their first column. */
    pluck(): this;
    /** From now on, rows are lists of values. */
    raw(): this;
  }

  export interface Database {
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare<Parameters extends unknown[] = unknown[], Result = unknown>(sql: string): Statement<Parameters, Result>;
    exec(sql: string): this;
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    transaction<Result>(work: () => Result): (() => Result) & { readonly immediate: () => Result };
    function(name: string, options: { readonly directOnly?: boolean }, called: () => number | string | null): this;
    key(key: Buffer): number;
    rekey(key: Buffer): number;
    backup(
      path: string,
      options?: { readonly progress?: (state: { totalPages: number; remainingPages: number }) => number },
    ): Promise<{ totalPages: number; remainingPages: number }>;
    serialize(): Buffer;
    close(): this;
  }

  interface Constructor {
    new (
      path: string,
      options?: { readonly readonly?: boolean; readonly fileMustExist?: boolean; readonly timeout?: number },
    ): Database;
  }

  const Sqlite: Constructor;
  export default Sqlite;
}
