using System.Text.Json.Nodes;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>What is sent to start a pipeline.</summary>
internal static class GitLabPipelineBody
{
    public static JsonObject Of(RunOrder order, string branch, GitLabSettings settings)
    {
        var body = new JsonObject { ["ref"] = branch };
        var variables = settings.AreInputs ? order with { Inputs = OutputsFile.None } : order;
        var texts = variables.Texts(settings.CorrelationInput);
        if (texts.Count > 0)
        {
            body["variables"] = new JsonArray([.. texts.Select(text => new JsonObject { ["key"] = text.Key, ["value"] = text.Value })]);
        }

        if (settings.AreInputs)
        {
            body["inputs"] = new JsonObject(order.Inputs.Select(input => KeyValuePair.Create(input.Key, JsonNode.Parse(input.Value.ToJson()))));
        }

        return body;
    }
}
