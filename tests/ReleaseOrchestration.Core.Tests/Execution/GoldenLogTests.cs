using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>
/// Logs as earlier releases of the product wrote them: each message of each machine of a release, and the state that it came to. They load for ever, and lead to the same
/// state, whatever changed since: a change of behaviour counts for executions that begin after it.
/// </summary>
public sealed class GoldenLogTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Execution", "Golden");

    public static TheoryData<string> Logs =>
        [.. Directory.EnumerateFiles(Folder, "*.log.jsonl", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Logs))]
    public void Replay_LogOfAnEarlierRelease_ComesToTheSameState(string file)
    {
        var definitions = new Dictionary<string, ProcessDefinition>();
        var machines = new Dictionary<string, (Machine Machine, MachineSnapshot Snapshot)>();
        var compared = 0;
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)).Select(text => JsonNode.Parse(text)!.AsObject()))
        {
            if (line["definition"] is { } hash)
            {
                definitions[hash.GetValue<string>()] = DefinitionCodec.Deserialize(Bytes(line["process"]!));
                continue;
            }

            var address = line["machine"]!.GetValue<string>();
            if (line["snapshot"] is { } expected)
            {
                GoldenStateTests.Holds(expected, JsonNode.Parse(ExecutionJson.Serialize(machines[address].Snapshot)), address);
                compared++;
                continue;
            }

            var envelope = ExecutionJson.Envelope(Bytes(line["envelope"]!));
            var known = machines.TryGetValue(address, out var found) ? found : (Machine: Create(envelope, MachineAddress.TryParse(address)!, definitions), Snapshot: MachineSnapshot.Empty);
            var turn = MachineRunner.Deliver(known.Machine, known.Snapshot, envelope, line["at"]!.GetValue<DateTimeOffset>());
            machines[address] = (known.Machine, turn.Snapshot);
        }

        Assert.True(compared == machines.Count && compared > 3, $"{compared} of {machines.Count} machines were compared");
    }

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);

    private static Machine Create(Envelope first, MachineAddress address, Dictionary<string, ProcessDefinition> definitions)
    {
        var start = first.Message as MachineStart ?? Machine.StartOnDemand(address)!;
        return Machine.Create(start, start is StartRelease release ? definitions[release.DefinitionHash] : null);
    }
}
