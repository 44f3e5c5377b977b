// Type checks one project, and refuses promises that nobody waits for. TypeScript's own tool has no such rule, and the
// type-aware half of oxlint is a second compiler in a binary of its own; this is one walk over the program that is
// built anyway. Usage: node tools/typecheck.mjs tsconfig.json
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * @param {string} configPath
 * @returns {readonly string[]} one line for each error
 */
export function checkProject(configPath) {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(tellDiagnostic(diagnostic));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(configPath, {}, host);
  const program = ts.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    configFileParsingDiagnostics: parsed.errors,
  });
  const diagnostics = ts.sortAndDeduplicateDiagnostics([...parsed.errors, ...ts.getPreEmitDiagnostics(program)]);
  return [...diagnostics.map(tellDiagnostic), ...findFloatingPromises(program)];
}

/** Statements that make a promise and drop it. `void` before it says that this is meant. */
export function findFloatingPromises(program) {
  const checker = program.getTypeChecker();
  const found = [];
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || source.fileName.includes('/node_modules/')) continue;
    const visit = (node) => {
      if (ts.isExpressionStatement(node) && isFloating(node.expression, checker)) {
        found.push(`${place(source, node.getStart(source))} - a promise that nobody waits for: await it, or say void`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function isFloating(expression, checker) {
  const node = skipParentheses(expression);
  if (ts.isBinaryExpression(node)) {
    const picks = [
      ts.SyntaxKind.CommaToken,
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
    ];
    return picks.includes(node.operatorToken.kind) && isFloating(node.right, checker);
  }
  if (ts.isConditionalExpression(node))
    return isFloating(node.whenTrue, checker) || isFloating(node.whenFalse, checker);
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  return isThenable(checker.getTypeAtLocation(node), checker) && !isHandled(node, checker);
}

/** `.catch(f)` and `.then(f, g)` handle a refusal; `.finally` hands it on. */
function isHandled(node, checker) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const method = node.expression.name.text;
  if (method === 'catch') return node.arguments.length >= 1;
  if (method === 'then') return node.arguments.length >= 2;
  return method === 'finally' && !isFloating(node.expression.expression, checker);
}

function isThenable(type, checker) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => {
    const then = checker.getPropertyOfType(part, 'then');
    return (
      then !== undefined &&
      checker
        .getTypeOfSymbol(then)
        .getCallSignatures()
        .some((signature) => signature.parameters.length >= 2)
    );
  });
}

const skipParentheses = (node) => (ts.isParenthesizedExpression(node) ? skipParentheses(node.expression) : node);

function tellDiagnostic({ file, start, code, messageText }) {
  const words = ts.flattenDiagnosticMessageText(messageText, '\n');
  return file === undefined ? `TS${code}: ${words}` : `${place(file, start ?? 0)} - TS${code}: ${words}`;
}

function place(source, position) {
  const { line, character } = source.getLineAndCharacterOfPosition(position);
  return `${relative(process.cwd(), source.fileName)}:${line + 1}:${character + 1}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lines = checkProject(process.argv[2] ?? 'tsconfig.json');
  for (const line of lines) console.log(line);
  process.exitCode = lines.length === 0 ? 0 : 1;
}
