using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class DefinitionCodecTests
{
    private const string Text = """
        process:
          id: p
          inputs: {token: {type: secret, default: env://T}, n: {type: number, default: 1.50}}
          variables: {v: [1, two, {three: null}]}
          phases:
            - phase:
                id: a
                window: {days: [Mon], from: '09:00', to: '17:00'}
                gates: {entry: [{id: go, approval: {quorum: 2, deadline: 1h}}]}
                activities:
                  - activity: {id: x, pipeline: o/p/x, retry: {attempts: 3, backoff: 30s, factor: 2}, outputs: {o: <+pipeline.outputs.o>}}
        """;

    [Fact]
    public void Serialize_ThenDeserialize_KeepsEverything()
    {
        var process = Marked.Process(Text);
        var bytes = DefinitionCodec.Serialize(process);
        var again = DefinitionCodec.Deserialize(bytes);
        Assert.Equal(bytes, DefinitionCodec.Serialize(again));
        Assert.Equal(process.Inputs["token"].Default, again.Inputs["token"].Default);
        Assert.Equal(process.Phases[0].Window!.To, again.Phases[0].Window!.To);
        Assert.Equal(process.Phases[0].Activities[0].Retry, again.Phases[0].Activities[0].Retry);
        Assert.Equal(process.Phases[0].EntryGates[0].Approval!.Quorum, again.Phases[0].EntryGates[0].Approval!.Quorum);
    }

    [Fact]
    public void Serialize_SameMeaningWrittenDifferently_HasTheSameHash()
    {
        var one = Marked.Process("process:\n  id: p\n  variables: {b: 1, a: 2}\n  phases: [{phase: {id: a, depends-on: []}}]\n");
        var two = Marked.Process("""{"process": {"variables": {"a": 2, "b": 1}, "phases": [{"phase": {"id": "a"}}], "id": "p"}}""");
        Assert.Equal(DefinitionCodec.Hash(DefinitionCodec.Serialize(one)), DefinitionCodec.Hash(DefinitionCodec.Serialize(two)));
    }

    [Fact]
    public void Serialize_Process_IsCanonicalCamelCaseJson()
    {
        var json = Encoding.UTF8.GetString(DefinitionCodec.Serialize(Marked.Process(Marked.WithPhases("{id: a, run-on: always, depends-on: []}"))));
        Assert.Equal("""{"id":"p","name":"p","phases":[{"id":"a","name":"a","runOn":"Always"}]}""", json);
    }

    [Fact]
    public void Hash_IsLowerHexSha256() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", DefinitionCodec.Hash([]));

    [Theory]
    [InlineData("activity: {id: e, type: wait, duration: 1h, inputs: {a: {type: list}}}")]
    [InlineData("inputSet: {id: s, process: p, global: {a: 1}, phases: {b: {activities: {c: {d: [1]}}}}}")]
    [InlineData("connector: {id: c, type: http, url: https://x}")]
    public void Serialize_OtherDefinitions_ComeBack(string text)
    {
        var bytes = DocumentReader.Read(text).Documents[0] switch
        {
            StoreEntryDocument entry => (DefinitionCodec.Serialize(entry.Entry), DefinitionCodec.Serialize(DefinitionCodec.DeserializeStoreEntry(DefinitionCodec.Serialize(entry.Entry)))),
            InputSetDocument set => (DefinitionCodec.Serialize(set.InputSet), DefinitionCodec.Serialize(DefinitionCodec.DeserializeInputSet(DefinitionCodec.Serialize(set.InputSet)))),
            ConnectorDocument connector => (DefinitionCodec.Serialize(connector.Connector), DefinitionCodec.Serialize(DefinitionCodec.DeserializeConnector(DefinitionCodec.Serialize(connector.Connector)))),
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(bytes.Item1, bytes.Item2);
    }

    [Fact]
    public void Deserialize_OtherBytes_IsAnError()
    {
        Assert.Throws<JsonException>(() => DefinitionCodec.Deserialize("null"u8));
        Assert.Throws<JsonException>(() => DefinitionCodec.Deserialize("{"u8));
        Assert.Throws<JsonException>(() => DefinitionCodec.Deserialize("{}"u8));
    }
}
