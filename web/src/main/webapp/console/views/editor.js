/* A text with numbered lines, into which a file can be dropped. */
import { Component, createRef, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { Button } from '../ui/basics.js';
import { say } from '../ui/toast.js';

const LINE = 20;

export class Editor extends Component {
  constructor() {
    super();
    this.area = createRef();
    this.gutter = createRef();
    this.file = createRef();
  }

  async take(files) {
    const file = files && files[0];
    this.setState({ over: false });
    if (!file) return;
    try {
      this.props.onChange(await file.text());
    } catch (unreadable) {
      say(t('start.unreadable', { name: file.name }), 'bad');
    }
  }

  goTo(offset) {
    const area = this.area.current;
    const end = area.value.indexOf('\n', offset);
    area.focus();
    area.setSelectionRange(offset, end < 0 ? area.value.length : end);
    area.scrollTop = Math.max(0, (area.value.slice(0, offset).split('\n').length - 6) * LINE);
  }

  find(text) {
    const offset = this.area.current.value.indexOf(text);
    if (offset >= 0) this.goTo(offset);
  }

  numbers(lines) {
    const wrong = new Set(this.props.problems.map((problem) => problem.line));
    const rows = Array.from({ length: lines }, (_, at) => h('div', { key: at, class: wrong.has(at + 1) ? 'wrong' : null }, at + 1));
    return h('div', { class: 'gutter', ref: this.gutter, 'aria-hidden': 'true' }, rows);
  }

  render({ text, onChange }, { over }) {
    const drop = (event) => (event.preventDefault(), this.take(event.dataTransfer.files));
    const hover = (shown) => (event) => (event.preventDefault(), this.setState({ over: shown }));
    return h(
      'div',
      { class: over ? 'editor editor-over' : 'editor', onDragOver: hover(true), onDragLeave: hover(false), onDrop: drop },
      h(
        'div',
        { class: 'editor-text' },
        this.numbers(text.split('\n').length),
        h('textarea', {
          ref: this.area,
          class: 'code',
          wrap: 'off',
          spellcheck: false,
          'aria-label': t('start.tree'),
          placeholder: t('start.paste'),
          value: text,
          onInput: (event) => onChange(event.target.value),
          onScroll: (event) => (this.gutter.current.scrollTop = event.target.scrollTop),
        }),
      ),
      h('input', { ref: this.file, type: 'file', accept: '.json,application/json', class: 'unseen', tabIndex: -1, 'aria-label': t('start.file'), onChange: (event) => this.take(event.target.files) }),
      h(Button, { onClick: () => this.file.current.click() }, t('start.file')),
    );
  }
}
