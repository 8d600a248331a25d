using System.Text.Json.Nodes;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>What is sent to start a run.</summary>
internal static class AzureDevOpsRunBody
{
    public static JsonObject Of(RunOrder order, AzureDevOpsSettings settings)
    {
        var body = new JsonObject();
        if (order.Ref.Length > 0)
        {
            var branch = order.Ref.StartsWith("refs/", StringComparison.Ordinal) ? order.Ref : $"refs/heads/{order.Ref}";
            body["resources"] = new JsonObject { ["repositories"] = new JsonObject { ["self"] = new JsonObject { ["refName"] = branch } } };
        }

        var texts = order.Texts(settings.CorrelationInput);
        var values = new JsonObject();
        foreach (var (name, value) in texts)
        {
            values[name] = settings.AreVariables ? Variable(value, order.SecretInputs.Contains(name)) : value;
        }

        body[settings.AreVariables ? "variables" : "templateParameters"] = values;
        return body;
    }

    private static JsonObject Variable(string value, bool isSecret) => new() { ["value"] = value, ["isSecret"] = isSecret };
}
