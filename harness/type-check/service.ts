// TypeScript's language service for one answer at a time, with the project's own settings. It stays
// warm: what an answer imports is read once, so that a check after the first costs little.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { TypeProblem } from './problem.ts';

export interface TypeService {
  /** What is wrong with this text if it stood at this path, in the order of its lines. */
  check(path: string, text: string): TypeProblem[];
}

/** @throws when tsconfig.json cannot be read */
export function createTypeService(root: string, language: 'en' | 'ko'): TypeService {
  if (language === 'ko') ts.validateLocaleAndSetLanguage(language, ts.sys);
  const options = settings(root);
  const answer = { path: '', text: '', version: 0 };
  const registry = ts.createDocumentRegistry();
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [answer.path],
      getScriptVersion: (path) =>
        path === answer.path ? `answer ${answer.version}` : versionOf(path),
      getScriptSnapshot(path) {
        const text = path === answer.path ? answer.text : ts.sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (from) => ts.getDefaultLibFilePath(from),
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      ...(ts.sys.realpath === undefined ? {} : { realpath: ts.sys.realpath }),
    },
    registry,
  );
  return {
    check(path, text) {
      // TypeScript's own paths have forward slashes everywhere.
      Object.assign(answer, {
        path: path.replaceAll('\\', '/'),
        text,
        version: answer.version + 1,
      });
      return [
        ...service.getSyntacticDiagnostics(answer.path),
        ...service.getSemanticDiagnostics(answer.path),
      ].map(problemOf);
    },
  };
}

/** The compiler options of tsconfig.json; its list of files is nothing to this. */
function settings(root: string): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json');
  const read = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8'));
  // The compiler checks what it takes from the file; what it cannot read it says.
  const { compilerOptions } = (read.config ?? {}) as { compilerOptions?: object };
  const { options, errors } = ts.convertCompilerOptionsFromJson(compilerOptions ?? {}, root, path);
  const [error] = read.error === undefined ? errors : [read.error];
  if (error !== undefined) throw new Error(problemOf(error).message);
  return options;
}

/** Packages do not change while they are in use, and are many. */
function versionOf(path: string): string {
  if (path.includes('/node_modules/')) return 'package';
  return String(statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 'none');
}

function problemOf({ file, start, messageText }: ts.Diagnostic): TypeProblem {
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line;
  return { line: line + 1, message: ts.flattenDiagnosticMessageText(messageText, '\n') };
}
