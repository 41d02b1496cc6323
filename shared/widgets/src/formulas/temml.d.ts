declare module "temml" {
  interface Options {
    displayMode?: boolean;
    annotate?: boolean;
    throwOnError?: boolean;
    trust?: boolean;
    maxExpand?: number;
    maxSize?: [number, number];
  }
  const temml: { render(tex: string, into: HTMLElement, options?: Options): void };
  export default temml;
}
