/** The emoji that ":" finds, by short code; the server's table knows the same names and more. */
const TABLE = `+1 👍|-1 👎|smile 😄|grin 😁|joy 😂|laughing 😆|wink 😉|blush 😊|sweat_smile 😅|thinking 🤔|
confused 😕|worried 😟|cry 😢|sob 😭|angry 😠|sunglasses 😎|heart_eyes 😍|neutral_face 😐|sleeping 😴|tired_face 😫|
exploding_head 🤯|shrug 🤷|facepalm 🤦|clap 👏|pray 🙏|wave 👋|muscle 💪|ok_hand 👌|point_right 👉|point_up ☝️|
raised_hands 🙌|handshake 🤝|eyes 👀|heart ❤️|broken_heart 💔|tada 🎉|party 🥳|rocket 🚀|fire 🔥|star ⭐|
sparkles ✨|zap ⚡|bulb 💡|warning ⚠️|x ❌|white_check_mark ✅|heavy_check_mark ✔️|question ❓|exclamation ❗|bug 🐛|
100 💯|hourglass ⏳|calendar 📅|book 📖|books 📚|memo 📝|pencil ✏️|link 🔗|paperclip 📎|pushpin 📌|
mag 🔍|lock 🔒|key 🔑|bell 🔔|speech_balloon 💬|computer 💻|microscope 🔬|telescope 🔭|test_tube 🧪|dna 🧬|
atom ⚛️|brain 🧠|robot 🤖|chart 📈|abacus 🧮|triangular_ruler 📐|globe 🌍|sun ☀️|moon 🌙|rainbow 🌈|
coffee ☕|pizza 🍕|cake 🎂|apple 🍎|cat 🐱|dog 🐶|turtle 🐢|owl 🦉|seedling 🌱|trophy 🏆`;

export interface Emoji {
  code: string;
  sign: string;
}

export const EMOJI: Emoji[] = TABLE.split("|").map((entry) => {
  const [code = "", sign = ""] = entry.trim().split(" ");
  return { code, sign };
});

/** Those people reach for most, for the picker. */
export const COMMON = EMOJI.filter(({ code }) =>
  /^(\+1|smile|joy|wink|thinking|cry|clap|pray|wave|raised_hands|eyes|heart|tada|rocket|fire|sparkles|bulb|warning|white_check_mark|question|100|book|brain|coffee)$/.test(
    code,
  ),
);

/** Those whose name begins with it, then those that contain it. */
export function findEmoji(typed: string, most = 8): Emoji[] {
  const wanted = typed.toLowerCase();
  const begins = EMOJI.filter(({ code }) => code.startsWith(wanted));
  const contains = EMOJI.filter(({ code }) => !code.startsWith(wanted) && code.includes(wanted));
  return [...begins, ...contains].slice(0, most);
}
