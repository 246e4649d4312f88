// CodeMirror as this workbook wants it: TypeScript in the site's colours, a marked line, keys that never trap
// anybody. It stands in a shadow root, where its styles are sheets and no elements: a policy for styles holds.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import {
  history,
  historyKeymap,
  indentWithTab,
  moveLineDown,
  moveLineUp,
  standardKeymap,
  toggleComment,
} from '@codemirror/commands';
import { typescriptLanguage } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  type DecorationSet,
  type KeyBinding,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface Editor {
  readonly text: string;
  /** Puts another text in place; undo brings the old one back. */
  show(text: string): void;
  /** Marks a line, from 1, and what is said of it; `undefined`: none. The mark goes when its line is edited. */
  mark(line: number | undefined, says?: string): void;
  /** Focus at a line, from 1. */
  goTo(line: number): void;
  label(says: string): void;
  focus(): void;
  close(): void;
}

export interface EditorOptions {
  parent: ShadowRoot;
  text: string;
  /** For those who do not see what stands around it. */
  label: string;
  onEdit(text: string): void;
  onRun(): void;
}

export function openEditor({ parent, text, label, onEdit, onRun }: EditorOptions): Editor {
  const labelled = new Compartment();
  const labels = (says: string) => EditorView.contentAttributes.of({ 'aria-label': says });
  const run = (): boolean => {
    onRun();
    return true;
  };
  /** Tab goes on to what comes next until somebody types or comes back. */
  const letGo = (view: EditorView): boolean => {
    view.setTabFocusMode(true);
    return false;
  };
  let shown = text;
  const view = new EditorView({
    parent,
    root: parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run, preventDefault: true },
            { key: 'Mod-s', run, preventDefault: true },
            { key: 'Escape', run: letGo },
          ]),
        ),
        ...[lineNumbers(), history(), indentOnInput(), bracketMatching()],
        ...[closeBrackets(), highlightActiveLine(), markedLine, typescriptLanguage],
        syntaxHighlighting(codeColours),
        keymap.of([...closeBracketsKeymap, ...ofLines, ...standardKeymap, ...historyKeymap]),
        keymap.of([indentWithTab]),
        EditorState.tabSize.of(2),
        EditorView.domEventHandlers({
          blur: (_, of) => of.setTabFocusMode(false),
        }),
        EditorView.updateListener.of(({ docChanged, state, view: of }) => {
          if (!docChanged) return;
          of.setTabFocusMode(false);
          const now = state.doc.toString();
          if (now === shown) return;
          shown = now;
          onEdit(now);
        }),
        EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off' }),
        labelled.of(labels(label)),
        looks,
      ],
    }),
  });

  const lineAt = (line: number) => view.state.doc.line(clamp(line, 1, view.state.doc.lines));
  return {
    get text() {
      return view.state.doc.toString();
    },
    show(other) {
      if (other === view.state.doc.toString()) return;
      shown = other;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: other } });
    },
    mark(line, says = '') {
      const at = line === undefined ? undefined : lineAt(line).from;
      view.dispatch({ effects: markLine.of(at === undefined ? undefined : { at, says }) });
    },
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    label(says) {
      view.dispatch({ effects: labelled.reconfigure(labels(says)) });
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** Of all that CodeMirror could do by a key, what people look for; the rest would weigh 2 KB more. */
const ofLines: readonly KeyBinding[] = [
  { key: 'Mod-/', run: toggleComment },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
];

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

const markLine = StateEffect.define<{ at: number; says: string } | undefined>();

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, changes, docChanged }) {
    for (const effect of effects) {
      if (!effect.is(markLine)) continue;
      if (effect.value === undefined) return Decoration.none;
      const { at, says } = effect.value;
      const line = Decoration.line({ class: 'cm-found', attributes: { title: says } });
      return Decoration.set([line.range(at)]);
    }
    if (!docChanged) return marks;
    const moved = marks.map(changes);
    const edited: number[] = [];
    changes.iterChangedRanges((_a, _b, from, to) => {
      moved.between(from, to, (at) => void edited.push(at));
    });
    return edited.length > 0 ? Decoration.none : moved;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colour = (name: string): string => `var(--code-token-${name})`;

/** The names are those of the highlighter that the rest of the site's code went through. */
const codeColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: colour('keyword') },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: colour('string') },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: colour('constant') },
  { tag: tags.comment, color: colour('comment') },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.typeName],
    color: colour('function'),
  },
  { tag: [tags.punctuation, tags.operator], color: colour('punctuation') },
]);

const looks = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--code-size)',
    lineHeight: 'var(--code-leading)',
  },
  '.cm-content': { padding: 'var(--code-above) 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 1.15rem 0 0.35rem' },
  '.cm-gutters': {
    minWidth: 'var(--code-gutter)',
    border: 'none',
    color: 'var(--code-token-comment)',
    backgroundColor: 'transparent',
  },
  '.cm-lineNumbers': { width: '100%' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.7rem 0 0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink) 4%, transparent)' },
  '&:not(.cm-focused) .cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-content ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 18%, transparent)',
  },
  '.cm-found': {
    backgroundColor: 'var(--bad-soft)',
    boxShadow: 'inset 3px 0 0 var(--bad)',
  },
});
