import { svg, html, type TemplateResult, type SVGTemplateResult } from "lit";

/** Our own line drawings on a 16 by 16 grid, since emoji and icon fonts are missing on some machines. */
const DRAWN = {
  check: svg`<path d="M3 8.5l3.2 3.2L13 5" stroke-width="2"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.8V8l2.2 1.6"/>`,
  answered: svg`<path d="M2.5 3.5h11v7.500h-6l-3 2.500v-2.500h-2z"/>`,
  ribbon: svg`<circle cx="8" cy="6" r="4"/><path d="M5.600 9.500L4.500 14.500 8 12.700l3.500 1.800-1.100-5"/>`,
  hidden: svg`<path d="M2 8c1.500-2.700 3.600-4 6-4s4.500 1.300 6 4c-1.500 2.700-3.600 4-6 4S3.500 10.700 2 8zM3 13.500L13 2.500"/>`,
  flag: svg`<path d="M4 14.500V2.500M4 3h7.500l-1.500 2.700 1.500 2.800H4"/>`,
  lock: svg`<rect x="3.500" y="7" width="9" height="6.500" rx="1"/><path d="M5.500 7V5a2.500 2.500 0 015 0v2"/>`,
  too: svg`<path d="M5.500 8.500V4a1 1 0 012 0v3M7.500 7V2.800a1 1 0 012 0V7M9.500 7V4a1 1 0 012 0v5.500c0 2.500-1.500 4.500-4 4.500-2 0-3-1-4-2.800L2.200 9a1 1 0 011.700-1.100l1.600 1.800"/>`,
  useful: svg`<path d="M5 7l2.500-5c1.200 0 2 .8 1.700 2L8.800 6H13l-1 7H5zM5 7H2.500v6H5"/>`,
  react: svg`<circle cx="7.500" cy="8.500" r="5.500"/><path d="M5.500 10c1 1.300 3 1.300 4 0M5.700 7v.2M9.300 7v.2M13.500 1v4M11.500 3h4"/>`,
  thanks: svg`<path d="M8 13.500C4 10.800 2 8.800 2 6.300 2 4.500 3.300 3.200 5 3.200c1.200 0 2.300.7 3 1.900.7-1.200 1.800-1.900 3-1.900 1.700 0 3 1.300 3 3.100 0 2.500-2 4.500-6 7.200z"/>`,
  helped: svg`<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="2.500"/><path d="M6.200 6.200L3.800 3.800M9.800 6.200l2.400-2.400M6.200 9.800l-2.400 2.400M9.800 9.800l2.400 2.400"/>`,
  insight: svg`<path d="M6 11.500c0-1.500-2-2.300-2-5a4 4 0 018 0c0 2.700-2 3.500-2 5zM6.500 14h3"/>`,
  celebrate: svg`<path d="M2.500 13.500l3-8 5 5zM9.500 6.500c.5-1.500 0-3-1-4M10 7c1.500-.8 2.800-.8 4 0M11.500 3.500v.2M13.800 10.500v.2"/>`,
  people: svg`<circle cx="6" cy="5.500" r="2.500"/><path d="M1.500 13c.3-2.600 2-4 4.500-4s4.200 1.400 4.500 4M10.500 3.300a2.500 2.500 0 010 4.400M12 9.400c1.500.6 2.300 1.800 2.500 3.600"/>`,
  pin: svg`<path d="M5.500 2h5M6.500 2v4.500L4.500 9h7l-2-2.500V2M8 9v5"/>`,
  back: svg`<path d="M9.500 3L4.500 8l5 5"/>`,
  more: svg`<path d="M3.500 8h.1M8 8h.1M12.500 8h.1" stroke-width="2.400"/>`,
  down: svg`<path d="M4 6.500l4 4 4-4"/>`,
  up: svg`<path d="M4 9.500l4-4 4 4"/>`,
  link: svg`<path d="M6.500 9.500a3 3 0 004.300 0l2-2a3 3 0 00-4.300-4.300l-.8.8M9.500 6.500a3 3 0 00-4.300 0l-2 2a3 3 0 004.300 4.300l.8-.8"/>`,
  bold: svg`<path d="M4.500 3h4a2.500 2.500 0 010 5h-4zM4.500 8h5a2.500 2.500 0 010 5h-5z" stroke-width="2"/>`,
  italic: svg`<path d="M10.500 3h-4M9.500 13h-4M8.800 3L7.200 13"/>`,
  quote: svg`<path d="M3 11c2 0 3-1.500 3-4V4.500H2.500v3.500H6M10 11c2 0 3-1.500 3-4V4.500H9.500v3.500H13"/>`,
  code: svg`<path d="M5.500 4L2 8l3.500 4M10.500 4L14 8l-3.500 4"/>`,
  list: svg`<path d="M6 4h8M6 8h8M6 12h8M2.500 4h.1M2.500 8h.1M2.500 12h.1"/>`,
  formula: svg`<path d="M12 4.500V3H4l4 5-4 5h8v-1.500"/>`,
  emoji: svg`<circle cx="8" cy="8" r="6"/><path d="M5.500 9.500c1 1.500 4 1.500 5 0M6 6.300v.2M10 6.300v.2"/>`,
  mention: svg`<circle cx="8" cy="8" r="2.500"/><path d="M10.500 5.500V9c0 2 3 2 3-1a5.500 5.500 0 10-2 4.300"/>`,
  keys: svg`<rect x="1.500" y="4" width="13" height="8.500" rx="1.500"/><path d="M4 7h.1M6.700 7h.1M9.400 7h.1M12 7h.1M5 10h6"/>`,
  attach: svg`<path d="M12.500 7.500l-4.800 4.800a2.700 2.700 0 01-3.900-3.900l5.300-5.300a1.800 1.800 0 012.600 2.600l-5.200 5.200a.8.8 0 01-1.200-1.200l4.300-4.300"/>`,
  picture: svg`<rect x="2" y="3" width="12" height="10" rx="1.500"/><circle cx="5.500" cy="6.300" r=".8"/><path d="M2.500 12l3.500-3.500 2.500 2.500 2.500-2.500 2.800 2.800"/>`,
  file: svg`<path d="M4 2h5l3.500 3.500V14H4zM9 2v3.500h3.500"/>`,
  bell: svg`<path d="M3 11.500c1-1 1.500-2 1.500-5a3.500 3.500 0 017 0c0 3 .5 4 1.500 5zM6.500 13.500c.7 1 2.300 1 3 0"/>`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type Icon = keyof typeof DRAWN;

export function icon(name: Icon): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${DRAWN[name]}</svg>`;
}
