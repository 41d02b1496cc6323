import { configs as lit } from "eslint-plugin-lit";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", "target"] },
  {
    files: ["src/**/*.ts"],
    extends: [...ts.configs.strictTypeChecked, lit["flat/recommended"]],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // numbers in classes and ids are meant
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // short event handlers do one thing and return its result to nobody
      "@typescript-eslint/no-confusing-void-expression": "off",
      // "for (const _ of text)" counts code points
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
      // the elements' own properties are set before they are used, which decorators can't say
      "@typescript-eslint/no-unnecessary-condition": "off",
      "max-lines": ["error", 300],
    },
  },
  // a table of sentences, read by key
  { files: ["src/words/??.ts"], rules: { "max-lines": "off" } },
  { files: ["**/*.mjs"], extends: [...ts.configs.recommended], rules: { "max-lines": ["error", 300] } },
);
