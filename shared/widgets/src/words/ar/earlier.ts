import type { Part } from "../words.js";
import type { earlier as en } from "../en/earlier.js";

export const earlier: Part<typeof en> = {
  "earlier.title": "من مجموعات سابقة",
  "earlier.none": "هذا النقاش ليس نسخة من نقاش سابق.",
  "earlier.about":
    "أسئلة لها إجابة مقبولة أو موصى بها، بلا أسماء ولا ملفات. قد تبقى في نص ما أسماء لا يعرفها المقرر: اقرأه أولاً. ما تنقله يستطيع الجميع هنا قراءته، ولا أحد يستطيع الرد عليه.",
  "earlier.unconfirmed":
    "تقول منصة المقرر إن هذه نسخة من «{course}». على أحد من درّسوا هناك أن يفتح هذه الصفحة مرة واحدة، وعندها تظهر إجاباته هنا.",
  "earlier.nothing": "لا سؤال هناك له إجابة مقبولة أو موصى بها.",
  "earlier.waiting": {
    zero: "نُقلت كل الأسئلة",
    one: "سؤال واحد لم يُنقل",
    two: "سؤالان لم يُنقلا",
    few: "{n} أسئلة لم تُنقل",
    other: "{n} سؤالاً لم يُنقل",
  },
  "earlier.all": "انقل الكل",
  "earlier.take": "انقل",
  "earlier.taken": "نُقل",
  "earlier.out": "أخرج",
  "earlier.isTaken": { one: "نُقل سؤال واحد.", two: "نُقل سؤالان.", few: "نُقلت {n} أسئلة.", other: "نُقل {n} سؤالاً." },
  "earlier.isOut": "أُخرج السؤال، ويمكن نقله من جديد.",
  "problem.from-earlier-group": "هذا من مجموعة سابقة وهو للقراءة فقط. اطرح سؤالك في نقاش خاص بك.",
  "problem.posts-invalid": "اختر بين سؤال واحد و{limit} سؤالاً.",
  "audit.earlier-taken": "نقل إجابات مجموعة سابقة",
  "audit.earlier-removed": "أخرج إجابة من مجموعة سابقة",
};
