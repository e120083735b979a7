import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

import { FormatSchema, formatIn, type MinutesFormat } from '../minutes/format.ts';
import { ConfigError, problemTeller, schemaProblems } from './config.ts';

const FormatFileSchema = z.strictObject({
  format: FormatSchema,
});

const formatFileSchema = (): object => z.toJSONSchema(FormatFileSchema, { io: 'input', unrepresentable: 'any' });

/**
 * Reads a file that has only a format, under `format:` as in a configuration.
 * @throws ConfigError with one line for each thing that is wrong
 */
export function parseFormatFile(source: string, file: string): MinutesFormat {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const wrong = document.errors.map(({ message, pos }) => {
    const { line, col } = counter.linePos(pos[0]);
    return `${file}:${line}:${col}: ${message}`;
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const filled: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const read = FormatFileSchema.safeParse(filled);
  if (read.success) return formatIn(read.data.format, { language: 'en' });
  const tell = problemTeller(document, file, counter);
  throw new ConfigError(schemaProblems(read.error.issues, formatFileSchema(), filled).map(tell).join('\n'));
}
