/**
 * Tesseract as WebAssembly (tesseract.js-core), with its data, all from files of the program: nothing is fetched.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { type Grey, pgmOf } from '../../ingest/scan/grey.ts';
import type { Language, Reader } from '../../ingest/scan/recognise.ts';
import { CORE, CORE_WASM, DATA, IncompleteProgram, refuseIfIncomplete } from './files.ts';

/** What is used of the module; its functions are those of Tesseract's C++ interface. */
interface Core {
  readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => Api;
}

interface Api {
  Init(folder: string | null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetHOCRText(page: number): string;
  Clear(): void;
  End(): void;
}

/** The neural recogniser alone: its data holds nothing else. */
const LSTM_ONLY = 1;
const INPUT = '/input';

async function startCore(): Promise<Core> {
  const silent = () => undefined;
  try {
    const start = createRequire(import.meta.url)(CORE()) as (options: unknown) => Promise<Core>;
    const wasmBinary = await readFile(CORE_WASM());
    return await start({ wasmBinary, TesseractProgress: silent, print: silent, printErr: silent });
  } catch (error) {
    throw new IncompleteProgram('the recogniser', error);
  }
}

/** What the recogniser knows of a language, unpacked. */
function dataOf(language: Language, packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed);
  } catch (error) {
    throw new IncompleteProgram(`${language}.traineddata.gz`, error);
  }
}

/**
 * Starts the recogniser with English; Welsh is loaded when it is first needed.
 * @throws IncompleteProgram
 */
export async function startReader(): Promise<Reader> {
  await refuseIfIncomplete();
  const core = await startCore();
  const packed = { eng: await readFile(DATA.eng()), cym: await readFile(DATA.cym()) };
  const apis = new Map<Language, Api>();
  const apiFor = (language: Language): Api => {
    const known = apis.get(language);
    if (known) return known;
    core.FS.writeFile(`${language}.traineddata`, dataOf(language, packed[language]));
    const api = new core.TessBaseAPI();
    if (api.Init(null, language, LSTM_ONLY) !== 0) throw new IncompleteProgram(`${language}.traineddata.gz`);
    core.FS.unlink(`${language}.traineddata`);
    // Pages, not single blocks of text, are handed over.
    api.SetVariable('tessedit_pageseg_mode', '3');
    apis.set(language, api);
    return api;
  };
  // What is damaged here is found before the first page, which is not to blame.
  apiFor('eng');
  return {
    read(page: Grey, density: number, language: Language): string {
      const api = apiFor(language);
      core.FS.writeFile(INPUT, pgmOf(page));
      try {
        api.SetVariable('user_defined_dpi', String(Math.round(density)));
        if (api.SetImageFile(1, 0) !== 0) throw new Error('The recogniser does not take this picture.');
        if (api.Recognize(null) !== 0) throw new Error('The recogniser gave up on this picture.');
        return api.GetHOCRText(0);
      } finally {
        api.Clear();
        core.FS.unlink(INPUT);
      }
    },
  };
}
