import { Problem } from "../session/problem.js";
import type { Session } from "../session/session.js";
import type { Upload } from "../session/upload.js";

/** Sends a file as it is, telling how much of it is there. @throws Problem whatever goes wrong */
export async function sendFile(
  session: Session,
  file: File,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  try {
    return await once(session, file, progress, signal);
  } catch (thrown) {
    const problem = Problem.from(thrown);
    if (!problem.expired || session.expired || !(await session.renew())) throw problem;
    return once(session, file, progress, signal);
  }
}

/** By XMLHttpRequest, since fetch doesn't tell how far a body has come. */
function once(session: Session, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Authorization", session.authorization);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      const { status, responseText } = request;
      if (status < 300) done(JSON.parse(responseText) as Upload);
      else void refused(request).then(fail);
    };
    request.onerror = () => fail(new Problem(navigator.onLine ? "unreachable" : "offline"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function refused(request: XMLHttpRequest): Promise<Problem> {
  const { status, responseText } = request;
  const headers = { "Retry-After": request.getResponseHeader("Retry-After") ?? "" };
  return Problem.of(new Response(responseText, { status, headers }));
}
