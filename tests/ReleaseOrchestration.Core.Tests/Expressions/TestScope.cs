using System.Text.Json;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

/// <summary>A scope of given values, keyed by canonical spelling.</summary>
internal sealed class TestScope : IExpressionScope
{
    private readonly Dictionary<string, DataValue> _values = [];

    public static TestScope Standard { get; } = new TestScope()
        .With("inputs.tier", "\"production\"")
        .With("inputs.version", "\"1.4.2\"")
        .With("inputs.hours", "24")
        .With("inputs.flag", "true")
        .With("inputs.off", "false")
        .With("inputs.nothing", "null")
        .With("inputs.services", "[\"checkout\",\"billing\"]")
        .With("inputs.numbers", "[3,1,2]")
        .With("inputs.flags", "[true,false]")
        .With("inputs.empty", "[]")
        .With("inputs.config", "{\"region\":\"westeurope\",\"a b\":1,\"length\":7,\"nested\":{\"list\":[{\"x\":1}]}}")
        .With("inputs.token", "{\"$secret\":\"env://TOKEN\"}")
        .With("inputs.secrets", "[{\"$secret\":\"env://TOKEN\"}]")
        .With("inputs.dash-ed", "\"dashed\"")
        .With("releaseInput.global.tier", "\"staging\"")
        .With("releaseInput.phase.tier", "\"phase\"")
        .With("activityInput.ref", "\"main\"")
        .With("variables.region", "\"westeurope\"")
        .With("release.version", "\"2.0.0\"")
        .With("process.build.output.VERSION", "\"1.2\"")
        .With("process.build.build_a.output.ARTIFACT", "\"a-1.4\"")
        .With("process.build.build_a.status", "\"Succeeded\"")
        .With("process.build.outcome", "\"approved\"")
        .With("gate('build.@entry.go').outcome", "\"approved\"")
        .With("pipeline.outputs.ok", "true")
        .With("subprocess.outputs.image", "\"img:1\"");

    public TestScope With(string canonical, string json) => With(canonical, JsonSerializer.Deserialize<DataValue>(json)!);

    public TestScope With(string canonical, DataValue value)
    {
        _values[canonical] = value;
        return this;
    }

    public Lookup Find(Reference reference) => _values.TryGetValue(reference.ToString(), out var value)
        ? Lookup.Found(value, "input set 'nightly'")
        : Lookup.Missing(reference.Kind == ReferenceKind.Output ? $"{reference.Node} was skipped" : "it was not given");
}
