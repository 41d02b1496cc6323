import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { DiscussionRow } from "../session/notification-types.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { NotificationsApi } from "./notifications-api.js";

/** The viewer's discussions on all pages and in all courses, with what is unread there. */
export class WeftDiscussions extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        margin-block: 8px 16px;
      }
      li {
        padding-block: 8px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 15px;
        overflow-wrap: anywhere;
      }
      a,
      .new {
        font-weight: 600;
      }
      weft-time {
        display: inline;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private rows?: DiscussionRow[];
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    new NotificationsApi(this.weft.session).discussions().then(
      (rows) => (this.rows = rows),
      (thrown: unknown) => (this.problem = Problem.from(thrown)),
    );
  }

  protected override render(): TemplateResult {
    return html`${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    ${
      this.rows
        ? html`<ul aria-label=${t("discussions.open")}>
            ${this.rows.map(row)}
          </ul>`
        : nothing
    }`;
  }
}

function row({ title, placement, place, here, unread, lastActivityAt }: DiscussionRow): TemplateResult {
  return html`<li>
    ${
      placement && !here
        ? html`<a href="/go/${placement}" target="_blank" rel="noopener" dir="auto">${title}</a>`
        : html`<bdi>${title}</bdi>`
    }
    <p class="quiet">
      ${place ? html`<bdi>${place}</bdi> · ` : nothing}${here ? html`${t("discussions.here")} · ` : nothing}<span
        class=${unread ? "new" : ""}
        >${unread ? t("discussions.unread", { n: unread }) : t("discussions.read")}</span
      >${lastActivityAt ? html` · <weft-time .at=${lastActivityAt}></weft-time>` : nothing}
    </p>
  </li>`;
}

if (!customElements.get("weft-discussions")) customElements.define("weft-discussions", WeftDiscussions);
