/* Starting a run: a tree, what is wrong with it at its place, how it will look, and how it is to run. */
import { Component, createRef, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { calmly } from '../core/live.js';
import { find, lineOf, places, syntaxOffset } from '../core/places.js';
import { go } from '../core/router.js';
import { Button, Empty, Trouble } from '../ui/basics.js';
import { pretty } from '../ui/json.js';
import { Editor } from './editor.js';
import { Drawing } from './flowpanel.js';
import { StartOptions, optionsOf } from './startoptions.js';

const CALM = 500;
const NO_STATES = new Map();

function parse(text) {
  try {
    const value = JSON.parse(text);
    return { tree: value && value.pipeline && !value.activities ? value.pipeline : value, inside: Boolean(value && value.pipeline && !value.activities) };
  } catch (wrong) {
    const offset = syntaxOffset(text);
    return { problem: { line: lineOf(text, offset), offset, code: 'JSON', message: wrong.message } };
  }
}

function placed(text, inside, problems) {
  const found = places(text);
  return problems.map((problem) => {
    const pointer = problem.pointer.replace(/^\/pipeline(?=\/|$)/, '');
    const offset = find(found, inside ? `/pipeline${pointer}` : pointer);
    return { ...problem, offset, line: lineOf(text, offset) };
  });
}

const drawable = (tree) => Boolean(tree && typeof tree === 'object' && tree.start_event && tree.end_event && tree.flows);

function Problems({ problems, onGo }) {
  const problem = (one, at) =>
    h(
      'li',
      { key: at, 'data-problem': one.code, 'data-line': one.line },
      h('button', { type: 'button', class: 'problem', onClick: () => onGo(one) }, h('span', { class: 'tag tag-bad' }, t('start.line', { n: one.line })), h('span', null, one.message), one.node_id && h('code', null, one.node_id)),
    );
  return h('ol', { class: 'problems', 'aria-label': t('start.problems') }, problems.map(problem));
}

export class Start extends Component {
  static contextType = App;

  constructor() {
    super();
    this.editor = createRef();
    this.form = createRef();
    this.state = { text: '', problems: [], tree: null, checked: null, path: [] };
    this.soon = calmly(() => this.check(), CALM);
  }

  componentWillUnmount() {
    this.soon.cancel();
    this.gone = true;
  }

  change(text) {
    this.setState({ text, checked: null, error: null });
    this.soon();
  }

  async check() {
    const { text } = this.state;
    const settle = (next) => !this.gone && text === this.state.text && this.setState(next);
    if (!text.trim()) return settle({ problems: [], tree: null });
    const { tree, inside, problem } = parse(text);
    if (problem) return settle({ problems: [problem], tree: null, checked: false });
    try {
      const answer = await this.context.api.post('pipelines/validate', { pipeline: tree });
      settle({ problems: placed(text, inside, answer.problems), tree, checked: answer.valid, error: null });
    } catch (error) {
      settle({ error, problems: [], tree: null });
    }
  }

  async run(event) {
    event.preventDefault();
    this.setState({ busy: true, error: null });
    try {
      const answer = await this.context.api.post('pipelines', { pipeline: this.state.tree, ...optionsOf(this.form.current) });
      go('runs', answer.extra.pipeline_id);
    } catch (error) {
      const { inside } = parse(this.state.text);
      this.setState({ error, problems: placed(this.state.text, inside, error.problems || []) });
    }
    this.setState({ busy: false });
  }

  verdict() {
    const { text, checked, problems } = this.state;
    if (!text.trim()) return t('start.verdict.none');
    if (checked === null) return t('start.verdict.checking');
    return checked ? t('start.verdict.good') : t('start.verdict.bad', { n: problems.length });
  }

  preview() {
    const { tree, path } = this.state;
    if (!drawable(tree)) return h(Empty, { title: t('start.preview.none') });
    const onSelect = (id) => this.editor.current.find(`"${id}"`);
    return h(Drawing, { key: 'preview', tree, path, states: NO_STATES, onSelect, onOpen: (id) => this.setState({ path: [...path, id] }) });
  }

  format() {
    const { tree } = this.state;
    if (tree) this.change(pretty(tree));
  }

  render(_, { text, problems, checked, busy, error, path }) {
    return h(
      'form',
      { class: 'page page-start', ref: this.form, onSubmit: (event) => this.run(event) },
      h('h1', null, t('page.start')),
      h(
        'div',
        { class: 'start' },
        h(
          'section',
          { class: 'panel', 'aria-label': t('start.tree') },
          h('h2', null, t('start.tree')),
          h(Editor, { ref: this.editor, text, problems, onChange: (next) => this.change(next) }),
          h('p', { class: 'verdict', role: 'status', 'data-verdict': String(checked) }, this.verdict()),
          h(Problems, { problems, onGo: (problem) => this.editor.current.goTo(problem.offset) }),
        ),
        h(
          'div',
          { class: 'start-side' },
          h(
            'section',
            { class: 'panel panel-drawing', 'aria-label': t('start.preview') },
            h('h2', null, t('start.preview')),
            path.length > 0 && h(Button, { kind: 'link', onClick: () => this.setState({ path: path.slice(0, -1) }) }, t('start.preview.up')),
            this.preview(),
          ),
          h('section', { class: 'panel', 'aria-label': t('start.options') }, h('h2', null, t('start.options')), h(StartOptions), error && h(Trouble, { error }), h('div', { class: 'actions' }, h(Button, { type: 'submit', kind: 'primary', disabled: busy || !checked, 'data-submit': true }, t('start.run')), h(Button, { onClick: () => this.format(), disabled: !this.state.tree }, t('start.format')))),
        ),
      ),
    );
  }
}
