using System.Globalization;
using System.Text;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Tests.Processes.Limits;

namespace ReleaseOrchestration.Core.Tests.Processes;

[Collection(TimingTests.Name)]
public sealed class DocumentFuzzTests
{
    private const string Seed = """
        process:
          id: weekly
          inputs: {v: {type: string, pattern: '\d+', default: "1"}, s: {type: secret, default: env://S}, n: {type: number, min: 1, max: 9}}
          variables: &vars {region: west, nested: [1, 2.5, {a: null}]}
          phases:
            - phase:
                id: build
                if: <+releaseInput.global.v == '1'>
                not-before: 3d 9h
                window: {days: [Mon, Tue], from: '09:00', to: '17:00', timezone: Europe/Zurich}
                gates: {entry: [{id: go, approval: {approvers: [user:a], quorum: all, deadline: 30m, remind: [50%]}}, {id: green, check: <+pipeline.outputs.ok>, pipeline: {pipeline: x}, every: 5m}]}
                activities:
                  - activity: {id: a, pipeline: {connector: gh, pipeline: o/p/x, inputs: *vars}, retry: {attempts: 3, backoff: 30s}, outputs: {ART: <+pipeline.outputs.art>}}
                  - activity: deploy@3
                    id: d
                    depends-on: [a]
                    data: {pipeline: {inputSet: {variables: [{name: x, value: 1}]}}}
                  - activity: {id: m, type: manual, tasks: [{id: t, required: "process.build.a.output.ART == 'x'"}], depends-on: a, fields: [{id: f, type: choice, options: [a, b]}]}
                outputs: {V: <+process.build.a.output.ART>}
            - phase: {id: qa, depends_on: build, run-on: always, activities: [{activity: {id: w, type: wait, duration: "${variables.region}"}}, {activity: {id: s, type: subprocess, process: other@2}}]}
          outputs: {x: "<+default(process.build.output.V, 'none')>"}
        ---
        {"processInput": {"identifier": "s", "processRef": "weekly", "global": {"with": {"v": 1}}, "phases": [{"id": "build", "activities": [{"id": "a", "inputs": {"x": [1]}}]}]}}
        ---
        activity: {id: deploy, type: automated, inputs: {t: {}}, outputs: {o: <+pipeline.outputs.o>}}
        ---
        connector: {id: gh, type: github, token: env://T}
        """;

    private static readonly string[] Pieces =
        ["\n", "  ", "\t", ": ", "- ", "{", "}", "[", "]", "'", "\"", "&a ", "*a", "!t ", "|", ">", "#", "%", "@", "?", ",", "<+", ">", "${", "\\", "---\n", "...\n", "\0", "\ud800", "\ufeff", "é", "null", "~", "1e999", "0x", "<<", "process", "phases", "depends-on", "id", "((((("];

    [Fact]
    public void Read_MutatedDocuments_NeverThrowsAndAlwaysPlaces()
    {
        var random = new Random(20250407);
        for (var round = 0; round < 2000; round++)
        {
            var text = Mutate(random);
            var read = DocumentReader.Read(text);
            Assert.All(read.Problems, problem => Assert.Matches("^RO1[0-4][0-9]{2}$", problem.Code));
            foreach (var document in read.Documents.OfType<ProcessDocument>())
            {
                var linked = ProcessLinker.Link(document.Process, _ => null, document.Sources);
                ProcessChecker.Check(linked.Process, document.Sources);
                var bytes = DefinitionCodec.Serialize(document.Process);
                Assert.Equal(bytes, DefinitionCodec.Serialize(DefinitionCodec.Deserialize(bytes)));
            }
        }
    }

    [Fact]
    public void Read_SeedOfTheMutations_HasOnlyItsImplicitPipeline() =>
        Assert.Equal([ProblemCodes.ImplicitPipeline], DocumentReader.Read(Seed).Problems.Select(problem => problem.Code));

    [Fact]
    public void Read_LargestProcess_TakesLessThanASecond()
    {
        var text = new StringBuilder("process:\n  id: big\n  phases:\n");
        for (var phase = 0; phase < 500; phase++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - phase:\n        id: p{phase}\n        depends-on: [{(phase == 0 ? string.Empty : $"p{phase - 1}")}]\n        activities:\n");
            for (var activity = 0; activity < 4; activity++)
            {
                var previous = phase == 0 ? "'x'" : $"<+process.p{phase - 1}.a{activity}.output.o>";
                text.Append(CultureInfo.InvariantCulture, $"          - activity: {{id: a{activity}, type: automated, pipeline: {{pipeline: x}}, inputs: {{v: {previous}}}, outputs: {{o: <+pipeline.outputs.o>}}}}\n");
            }
        }

        Effort.AssertBelowASecond(() => Assert.Empty(DocumentReader.Read(text.ToString()).Problems));
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Seed);
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text[at] = (char)random.Next(1, 256);
                    break;
                default:
                    var from = random.Next(text.Length);
                    text.Insert(at, text.ToString(from, Math.Min(random.Next(1, 80), text.Length - from)));
                    break;
            }
        }

        return text.ToString();
    }
}
