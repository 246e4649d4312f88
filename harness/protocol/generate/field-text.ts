// A message definition of Kafka's as the text of a declaration.

export interface FieldDefinition {
  name: string;
  type: string;
  versions: string;
  nullableVersions?: string;
  taggedVersions?: string;
  tag?: number;
  default?: string | number | boolean;
  fields?: FieldDefinition[];
}

export interface Definition {
  apiKey: number;
  validVersions: string;
  flexibleVersions: string;
  fields: FieldDefinition[];
  commonStructs?: { name: string; fields: FieldDefinition[] }[];
}

const BUILDERS = 'array bool bytes int16 int32 int64 int8 records string struct uuid'.split(' ');

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The builders that a text uses. */
export function importsOf(text: string): string[] {
  return BUILDERS.filter((builder) => text.includes(`${builder}('`));
}

/** The fields of a message as an object literal. */
export function fieldsText(definition: Definition): string {
  const common = new Map((definition.commonStructs ?? []).map((s) => [s.name, s.fields]));
  return structText(definition.fields, common);
}

type Common = ReadonlyMap<string, FieldDefinition[]>;

function structText(fields: readonly FieldDefinition[], common: Common): string {
  const lines = fields.map((field) => `${lowerFirst(field.name)}: ${fieldText(field, common)},\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}}`;
}

function fieldText(field: FieldDefinition, common: Common): string {
  const isArray = field.type.startsWith('[]');
  const type = isArray ? field.type.slice(2) : field.type;
  const args = [`'${field.versions}'`];
  const isStruct = /^[A-Z]/.test(type);
  if (isStruct) {
    const fields = field.fields ?? common.get(type);
    if (!fields) throw new Error(`no fields for ${type}`);
    args.push(structText(fields, common));
  } else if (isArray) {
    args.push(`'${type}'`);
  }
  const options = optionsText(field, type, isArray || isStruct);
  if (options) args.push(options);
  const builder = isArray ? 'array' : isStruct ? 'struct' : type;
  if (!BUILDERS.includes(builder)) throw new Error(`type ${type} is not supported`);
  if (builder === 'struct' && field.nullableVersions) throw new Error('nullable struct');
  return `${builder}(${args.join(', ')})`;
}

function optionsText(field: FieldDefinition, type: string, isCompound: boolean): string {
  const options: string[] = [];
  if (field.nullableVersions) options.push(`nullable: '${field.nullableVersions}'`);
  if (field.default !== undefined) {
    options.push(`default: ${defaultText(String(field.default), type, isCompound)}`);
  }
  if (field.tag !== undefined) {
    if (field.taggedVersions !== field.versions) throw new Error(`${field.name}: tagged at times`);
    options.push(`tag: ${field.tag}`);
  }
  return options.length === 0 ? '' : `{ ${options.join(', ')} }`;
}

function defaultText(value: string, type: string, isCompound: boolean): string {
  if (value === 'null') return 'null';
  if (isCompound) throw new Error(`default ${value} of a compound field`);
  if (type === 'string') return `'${value}'`;
  if (type === 'bool') return value.toLowerCase();
  return type === 'int64' ? `${BigInt(value).toString()}n` : String(Number(value));
}
