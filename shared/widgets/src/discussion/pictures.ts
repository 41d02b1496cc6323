import { render, type ReactiveController, type ReactiveControllerHost } from "lit";
import type { Weft } from "../session/weft.js";
import { icon } from "../theme/icons.js";
import { size } from "../words/size.js";
import { t } from "../words/words.js";
import { saveFile } from "./save-file.js";

/** At first no higher than this; a click shows all of it. */
const MOST_PX = 360;
const NEAR = "600px";

/**
 * The pictures and files in a host's rendered text (".body"). They are fetched with the tab's token, pictures when they
 * come near, and let go when the host is gone.
 */
export class Pictures implements ReactiveController {
  readonly #urls = new Map<HTMLImageElement, string>();
  readonly #loading = new Map<HTMLImageElement, Promise<void>>();
  readonly #near = new IntersectionObserver(
    (entries) =>
      entries.forEach(({ isIntersecting, target }) => isIntersecting && void this.#load(target as HTMLImageElement)),
    { rootMargin: NEAR },
  );

  constructor(
    private readonly host: ReactiveControllerHost & { renderRoot: ParentNode },
    private readonly weft: () => Weft,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    for (const picture of this.#urls.keys()) if (!picture.isConnected) this.#forget(picture);
    for (const picture of this.#pictures()) {
      if (!picture.dataset["set"]) frame(picture, () => void this.#load(picture));
      if (!picture.src) this.#near.observe(picture);
    }
    for (const link of this.host.renderRoot.querySelectorAll<HTMLAnchorElement>(".body a[data-upload]:not([href])"))
      this.#offer(link);
  }

  hostDisconnected(): void {
    this.#near.disconnect();
    for (const picture of this.#urls.keys()) this.#forget(picture);
  }

  /** Every picture is there, for printing; one that can't be had doesn't hold it up. */
  async all(): Promise<void> {
    await Promise.all([...this.#pictures()].map((picture) => this.#load(picture)));
  }

  #pictures(): NodeListOf<HTMLImageElement> {
    return this.host.renderRoot.querySelectorAll<HTMLImageElement>(".body img[data-upload]");
  }

  #load(picture: HTMLImageElement): Promise<void> {
    this.#near.unobserve(picture);
    const loading = this.#loading.get(picture) ?? this.#fetch(picture).finally(() => this.#loading.delete(picture));
    this.#loading.set(picture, loading);
    return loading;
  }

  async #fetch(picture: HTMLImageElement): Promise<void> {
    if (picture.src) return;
    const frame = picture.closest<HTMLElement>(".picture");
    try {
      const { file } = await this.weft().session.download(address(picture));
      if (!picture.isConnected) return;
      const url = URL.createObjectURL(file);
      this.#urls.set(picture, url);
      picture.src = url;
      await picture.decode();
      if (frame) delete frame.dataset["failed"];
    } catch {
      picture.removeAttribute("src");
      if (frame) frame.dataset["failed"] = t("picture.failed");
    }
  }

  #forget(picture: HTMLImageElement): void {
    URL.revokeObjectURL(this.#urls.get(picture) ?? "");
    this.#urls.delete(picture);
    picture.removeAttribute("src");
  }

  #offer(link: HTMLAnchorElement): void {
    const bytes = document.createElement("span");
    bytes.className = "quiet";
    bytes.textContent = ` (${size(Number(link.dataset["bytes"]))})`;
    const sign = document.createElement("span");
    render(icon("file"), sign);
    link.prepend(sign);
    link.append(bytes);
    link.href = address(link);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      link.ariaBusy = "true";
      void this.weft()
        .session.download(address(link))
        .then(saveFile, () => (bytes.textContent = ` (${t("file.failed")})`))
        .finally(() => (link.ariaBusy = null));
    });
  }
}

function address(element: HTMLElement): string {
  return `/api/uploads/${element.dataset["upload"] ?? ""}`;
}

/** Keeps its place before it is there, and makes it a button that shows it larger; inside of a link it stays as it is. */
function frame(picture: HTMLImageElement, again: () => void): void {
  const { width, height } = {
    width: Number(picture.getAttribute("width")),
    height: Number(picture.getAttribute("height")),
  };
  const fit = () => `${Math.round(Math.min(width, (MOST_PX * width) / height))}px`;
  picture.dataset["set"] = "1";
  picture.style.aspectRatio = `${width} / ${height}`;
  picture.style.width = fit();
  if (picture.closest("a")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picture";
  button.title = t("picture.larger");
  button.ariaExpanded = "false";
  if (!picture.alt) button.ariaLabel = t("picture");
  picture.replaceWith(button);
  button.append(picture);
  button.addEventListener("click", () => {
    if (button.dataset["failed"]) return again();
    const larger = button.ariaExpanded !== "true";
    button.ariaExpanded = String(larger);
    picture.style.width = larger ? `${width}px` : fit();
  });
}
