// The options of a call. One that is not known is refused, since its sender relies on it; `checks` alone is always
// taken, because test suites send it everywhere. VCALM 0.9, Options.
import { isJsonObject, type JsonObject } from '../json.ts';
import { type Refusal, refuseWith } from './problem-details.ts';

const isText = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 2000;
const isFlag = (value: unknown) => typeof value === 'boolean';
const isTextList = (most: number) => (value: unknown) =>
  Array.isArray(value) && value.length <= most && value.every((item) => typeof item === 'string');
const maxPointers = 200;

const forms: Record<string, { isGood(value: unknown): boolean; wanted: string }> = {
  checks: { isGood: isTextList(20), wanted: 'a list of texts' },
  credentialId: { isGood: isText, wanted: 'a text' },
  domain: { isGood: isText, wanted: 'a text' },
  challenge: { isGood: isText, wanted: 'a text' },
  mandatoryPointers: { isGood: isTextList(maxPointers), wanted: `a list of at most ${maxPointers} texts` },
  selectivePointers: { isGood: isTextList(maxPointers), wanted: `a list of at most ${maxPointers} texts` },
  returnCredential: { isGood: isFlag, wanted: 'true or false' },
  returnPresentation: { isGood: isFlag, wanted: 'true or false' },
  returnProblemDetails: { isGood: isFlag, wanted: 'true or false' },
  returnResults: { isGood: isFlag, wanted: 'true or false' },
};

export type Options = {
  checks?: string[];
  credentialId?: string;
  domain?: string;
  challenge?: string;
  mandatoryPointers?: string[];
  selectivePointers?: string[];
  returnCredential?: boolean;
  returnPresentation?: boolean;
  returnProblemDetails?: boolean;
  returnResults?: boolean;
};

/** The options that a call may have besides `checks`. */
export function readOptions(value: unknown, known: readonly string[]): Options | Refusal {
  if (value === undefined) return {};
  if (!isJsonObject(value)) return refuseWith('MALFORMED_VALUE_ERROR', 'options must be an object');
  const names = Object.keys(value);
  const unknown = names.filter((name) => name !== 'checks' && !known.includes(name));
  if (unknown.length > 0) {
    return refuseWith(
      'UNKNOWN_OPTION_PROVIDED',
      ...unknown.slice(0, 10).map((name) => `options.${name.slice(0, 100)} is not known to this call`),
    );
  }
  const wrong = names.filter((name) => !forms[name]!.isGood(value[name]));
  return wrong.length > 0
    ? refuseWith(
        'MALFORMED_VALUE_ERROR',
        ...wrong.map((name) => `options.${name} must be ${forms[name]!.wanted}`),
      )
    : (value as Options);
}

/** The one document that a body carries beside its options; nothing else may stand in it. */
export function readBody(body: unknown, name: string): { document: JsonObject; options: unknown } | Refusal {
  if (!isJsonObject(body)) return refuseWith('PARSING_ERROR', 'the body must be a JSON object');
  const { [name]: document, options, ...rest } = body;
  const [other] = Object.keys(rest);
  if (!isJsonObject(document)) return refuseWith('PARSING_ERROR', `${name} must be an object`);
  return other === undefined
    ? { document, options }
    : refuseWith('PARSING_ERROR', `${other.slice(0, 100)} is no member of this body`);
}
