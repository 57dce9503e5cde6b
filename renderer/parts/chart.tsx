import { type PlotOptions, plot } from '@observablehq/plot';
import { useEffect, useId, useRef, useState } from 'react';
import { useHost } from '../data/engine.ts';
import { attempt } from '../data/notices.ts';
import { Button } from './button.tsx';
import styles from './chart.module.css';

const WIDEST = 1040;
/** How much larger text is than usual: a chart is drawn that much larger, words and all. */
const textScale = (): number => (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;

/**
 * A chart by Observable Plot with a table of the same figures behind it, saved as SVG or PNG. Plot writes its rules into a
 * style element, which the content policy refuses; the same rules stand in chart.module.css instead.
 */
export function Chart({
  title,
  options,
  head,
  rows,
  notes,
  addressAt,
  widest = WIDEST,
}: {
  readonly title: string;
  readonly options: (width: number) => PlotOptions;
  /** The table behind the chart. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What stands below a saved picture: what was counted, from where, and when. */
  readonly notes: readonly string[];
  /** Where the passages behind a figure are: by row, and by column after the first; 0 for the whole row. */
  readonly addressAt: (row: number, column: number) => string;
  /** Pixels; more would tear the figures apart. */
  readonly widest?: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const host = useHost();

  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.min(widest * textScale(), Math.floor(entry?.contentRect.width ?? 0))),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [widest]);

  useEffect(() => {
    if (width === 0 || asTable || !place.current) return;
    const drawnWidth = Math.floor(width / textScale());
    const drawn = plot({ ...options(drawnWidth), className: 'plot', width: drawnWidth });
    drawn.style.width = `${width}px`;
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // An image has one name; the marks inside it have none of their own, the table behind it says the figures.
    for (const mark of drawn.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
    // An image holds no links; the table behind it does. A mark with an address opens it on a click.
    for (const link of drawn.querySelectorAll('a')) {
      const address = link.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? link.getAttribute('href') ?? '';
      for (const mark of link.querySelectorAll('*')) {
        mark.classList.add('opens');
        mark.addEventListener('click', () => {
          location.hash = address;
        });
      }
      link.replaceWith(...link.childNodes);
    }
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-labelledby', id);
    place.current.replaceChildren(drawn);
  }, [width, options, asTable, id]);

  const svg = () => place.current?.querySelector('svg') ?? null;
  const save = (picture: Promise<Blob | null>, name: string) =>
    void attempt('The picture was not saved', async () => {
      const blob = await picture;
      if (blob) await host.savePicture(blob, name);
    });
  return (
    <figure className={styles.figure}>
      <div className={styles.top} style={{ maxWidth: widest }}>
        <figcaption id={id}>{title}</figcaption>
        <span className={styles.grow} />
        <Button look="quiet" aria-pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {asTable ? 'Show the chart' : 'Show the figures'}
        </Button>
        {!asTable && (
          <>
            <Button
              look="quiet"
              onPress={() => withSvg(svg(), (drawn) => save(svgOf(drawn, title, notes), `${title}.svg`))}
            >
              Save SVG
            </Button>
            <Button
              look="quiet"
              onPress={() => withSvg(svg(), (drawn) => save(pngOf(drawn, title, notes), `${title}.png`))}
            >
              Save PNG
            </Button>
          </>
        )}
      </div>
      <div ref={place} className={styles.place} hidden={asTable} />
      <table className={asTable ? styles.table : styles.hidden} aria-label={title}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], row) => (
            <tr key={first}>
              <th scope="row">
                <a href={addressAt(row, 0)} tabIndex={asTable ? 0 : -1}>
                  {first}
                </a>
              </th>
              {rest.map((value, at) => (
                <td key={head[at + 1]}>
                  {value === 0 ? (
                    value
                  ) : (
                    <a href={addressAt(row, at + 1)} tabIndex={asTable ? 0 : -1}>
                      {value}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function withSvg(svg: SVGSVGElement | null, use: (svg: SVGSVGElement) => void): void {
  if (svg) use(svg);
}

/** Pixels of the lines round a saved picture. */
const TITLE = 34;
const NOTE = 18;
const EDGE = 16;

interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The chart as a file of its own: colours that came from the page are written into it, and so are its title and what it
 * shows, so that it can be read where the program is not.
 */
function standalone(svg: SVGSVGElement, title: string, notes: readonly string[]): Picture {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const source = from[at];
    if (!source) continue;
    const { fill, stroke, color, fontFamily, fontSize, fontWeight } = getComputedStyle(source);
    element.setAttribute('fill', fill);
    element.setAttribute('stroke', stroke);
    element.setAttribute('color', color);
    if (element.tagName === 'text') {
      element.setAttribute('font-family', fontFamily);
      element.setAttribute('font-size', fontSize);
      element.setAttribute('font-weight', fontWeight);
    }
  }
  const [, , own = 0, tall = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/u).map(Number);
  const width = own + 2 * EDGE;
  const height = TITLE + tall + EDGE + NOTE * notes.length + EDGE;
  const { color, fontFamily } = getComputedStyle(svg);
  const figure = svg.closest('figure');
  const page = figure ? getComputedStyle(figure) : null;
  const whole = make('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  whole.append(make('rect', { width: '100%', height: '100%', fill: page?.backgroundColor ?? 'white' }));
  const line = (words: string, y: number, more: Readonly<Record<string, string | number>>) => {
    const element = make('text', { x: EDGE, y, 'font-family': fontFamily, ...more });
    element.textContent = words;
    whole.append(element);
  };
  line(title, 24, { 'font-size': 15, 'font-weight': 600, fill: page?.color ?? 'black' });
  for (const [name, value] of Object.entries({ x: EDGE, y: TITLE, width: own, height: tall }))
    copy.setAttribute(name, String(value));
  whole.append(copy);
  for (const [at, note] of notes.entries())
    line(note, TITLE + tall + EDGE + NOTE * (at + 0.7), { 'font-size': 12, fill: color });
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
}

const SVG = 'http://www.w3.org/2000/svg';

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}

async function svgOf(svg: SVGSVGElement, title: string, notes: readonly string[]): Promise<Blob> {
  return new Blob([standalone(svg, title, notes).svg], { type: 'image/svg+xml' });
}

async function pngOf(svg: SVGSVGElement, title: string, notes: readonly string[]): Promise<Blob | null> {
  const picture = standalone(svg, title, notes);
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
