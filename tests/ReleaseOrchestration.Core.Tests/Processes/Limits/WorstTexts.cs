using System.Text;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Texts of one mebibyte, or nearly, that make the reader and the checker work hardest.</summary>
internal static class WorstTexts
{
    private const int Size = 1024 * 1024;
    private const string Process = "process:\n  id: p\n  phases: [{phase: {id: a}}]\n";

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["random bytes"] = RandomBytes,
        ["random Latin characters"] = () => Random(random => (char)random.Next(1, 256)),
        ["random printable characters"] = () => Random(random => (char)random.Next(32, 127)),
        ["random lines"] = () => Random(random => random.Next(12) == 0 ? '\n' : (char)random.Next('a', 'z' + 1)),
        ["random signs"] = () => Random(random => "[]{}:,-?&*!|>'\"%@ \n#"[random.Next(20)]),
        ["a long line"] = () => $"process: {new string('a', Size - 20)}",
        ["a long quoted line"] = () => $"process: \"{new string('a', Size - 20)}\"",
        ["a long key"] = () => $"{new string('a', Size - 20)}: b",
        ["a long id"] = () => $"process:\n  id: {new string('a', Size - 40)}",
        ["a block of many lines"] = () => "process: |\n" + Repeat(Size / 4, i => "  x\n"),
        ["a quoted text of many lines"] = () => "process: \"" + Repeat(Size / 4, i => "x\n ") + "\"",
        ["100,000 keys"] = () => Repeat(100_000, i => $"k{i}: 1\n"),
        ["100,000 keys that are one"] = () => "process:\n" + Repeat(100_000, i => "  k: 1\n"),
        ["75,000 variables"] = () => $"{Process}  variables: {{{Repeat(75_000, i => $"k{i}: 1, ")}}}",
        ["75,000 inputs"] = () => $"{Process}  inputs: {{{Repeat(75_000, i => $"k{i}: {{}}, ")}}}",
        ["50,000 inputs with a wrong key"] = () => $"{Process}  inputs: {{{Repeat(50_000, i => $"k{i}: {{typ: x}}, ")}}}",
        ["20,000 patterns"] = () => $"{Process}  inputs: {{{Repeat(20_000, i => $"k{i}: {{pattern: '(a{i}+)+$'}}, ")}}}",
        ["nested patterns"] = () => $"{Process}  inputs: {{{Repeat(1900, i => $"k{i}: {{pattern: '(((a{{1,99}}){{1,99}}b{i}){{1,99}})+'}}, ")}}}",
        ["20,000 documents"] = () => Repeat(20_000, i => $"process: {{id: p{i}, phases: [{{phase: {{id: a}}}}]}}\n---\n"),
        ["40,000 wrong documents"] = () => Repeat(40_000, i => "process: {id: a, zz: b}\n---\n")[..Size],
        ["60,000 unclosed expressions"] = () => $"{Process}  variables: {{{Repeat(60_000, i => $"k{i}: <+a(, ")}}}",
        ["one text of unclosed expressions"] = () => $"{Process}  variables: {{a: '{Repeat(400_000, i => "<+")}'}}",
        ["one text of unclosed braces"] = () => $"{Process}  variables: {{a: '{Repeat(400_000, i => "${")}'}}",
        ["900,000 parentheses"] = () => $"{Process}  variables: {{a: '<+{new string('(', 900_000)}'}}",
        ["a long sum"] = () => $"{Process}  variables: {{a: '<+{Repeat(400_000, i => "1+")}1>'}}",
        ["25,000 variables in a chain"] = () => $"{Process}  variables: {{{Repeat(25_000, i => $"v{i:d5}: <+variables.v{i + 1:d5}>, ")}v25000: 1}}",
        ["25,000 variables in a circle"] = () => $"{Process}  variables: {{{Repeat(25_000, i => $"v{i}: <+variables.v{(i + 1) % 25_000}>, ")}}}",
        ["15,000 lists within each other"] = () => $"{Process}  variables: {{v00000: 1, {Repeat(15_000, i => $"v{i + 1:d5}: '<+[variables.v{i:d5},variables.v{i:d5}]>', ")}}}",
        ["15,000 uses of 20,000 inputs"] = () => $"{Process}  inputs: {{{Repeat(20_000, i => $"i{i}: {{}}, ")}}}\n  variables: {{{Repeat(15_000, i => $"v{i}: <+inputs.i{i + 4000}>, ")}}}",
        ["6,000 uses of unknown inputs"] = () => $"{Process}  inputs: {{{Repeat(9000, i => $"some_rather_long_name_of_an_input_{i}: {{}}, ")}}}\n  variables: {{{Repeat(6000, i => $"v{i}: <+inputs.some_other_long_name_of_an_inpt_{i}>, ")}}}",
        ["22,500 unknown dependencies"] = () => Activities(1500, i => $"{{id: a_long_name_of_an_activity_{i}, type: manual, depends-on: [{Repeat(15, j => $"a_lnog_name_of_activity_{i}_{j},")}]}}"),
        ["16,000 reads of what comes later"] = () => Activities(2000, i => $"{{id: a{i}, pipeline: {{pipeline: x}}, inputs: {{{Repeat(8, j => $"i{j}: <+process.a.a{(i + j + 1) % 2000}.output.o>, ")}}}, outputs: {{o: <+pipeline.outputs.o>}}}}"),
        ["16,000 reads of what does not exist"] = () => Activities(2000, i => $"{{id: a{i}, pipeline: {{pipeline: x}}, inputs: {{{Repeat(8, j => $"i{j}: <+process.a.b{i + j}.output.o>, ")}}}, outputs: {{o: <+pipeline.outputs.o>}}}}"),
        ["the densest graph"] = () => Activities(550, i => $"{{id: a{i}, type: manual, depends-on: [{Repeat(i, j => $"a{j},")}]}}"),
        ["a chain of 2,000 activities"] = () => Activities(2000, i => $"{{id: a{i}, type: manual, depends-on: [{(i == 0 ? string.Empty : $"a{i - 1}")}]}}"),
        ["a circle of 2,000 activities"] = () => Activities(2000, i => $"{{id: a{i}, type: manual, depends-on: [a{(i + 1) % 2000}]}}"),
        ["2,000 activities that run on failure"] = () => Activities(2000, i => $"{{id: a{i}, type: manual, run-on: failure, depends-on: [{(i == 1999 ? string.Empty : $"a{i + 1}")}]}}"),
        ["20,000 activities of one id"] = () => Activities(20_000, i => "{id: a, type: manual}"),
        ["20,000 wrong lines of a script"] = () => "scenario:\n  id: p\n  process: x\n  script:\n" + Repeat(20_000, i => $"    - {{on: a.b{i}, result: foo, at: zz}}\n"),
        ["30,000 wrong phases of an input set"] = () => $"inputSet: {{id: a, process: b, phases: {{{Repeat(30_000, i => $"p{i}: {{inputz: 1}}, ")}}}}}",
        ["60,000 anchors"] = () => $"process: [{Repeat(60_000, i => $"&a{i} x, ")}]",
        ["an alias bomb"] = () => "a: &a [x,x,x,x,x,x,x,x,x]\n" + Repeat(20, i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"),
    };

    private static string RandomBytes()
    {
        var bytes = new byte[Size];
        new Random(1).NextBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string Random(Func<Random, char> next)
    {
        var random = new Random(1);
        return new string([.. Enumerable.Range(0, Size).Select(_ => next(random))]);
    }

    private static string Activities(int count, Func<int, string> activity) => Marked.WithActivities(Enumerable.Range(0, count).Select(activity));

    private static string Repeat(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));
}
