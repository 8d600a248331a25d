using System.Text.Json;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What a system says about its refusal.</summary>
internal static class ApiMessages
{
    /// <summary>Its message, where the answer is JSON that has one; else how the answer starts. Without secrets, and short.</summary>
    public static string Message(this HttpReply reply, SecretScope secrets)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Bytes);
            var root = document.RootElement;
            var said = Array.Find([root.At("message"), root.At("error_description"), root.At("error")], member => member.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null));
            return said.ValueKind switch
            {
                JsonValueKind.Undefined => reply.Excerpt(secrets),
                JsonValueKind.String => (reply with { Body = said.GetString()! }).Excerpt(secrets),
                _ => (reply with { Body = said.GetRawText() }).Excerpt(secrets),
            };
        }
        catch (JsonException)
        {
            return reply.Excerpt(secrets);
        }
    }
}
