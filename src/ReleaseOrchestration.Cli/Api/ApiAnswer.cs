using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Api;

/// <summary>An answer of the server that is no refusal: its bytes, to be passed on as they are or read.</summary>
internal sealed class ApiAnswer(string address, byte[] body)
{
    public byte[] Body => body;

    public T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw NotUnderstood();
        }
        catch (JsonException)
        {
            throw NotUnderstood();
        }
    }

    private ReloException NotUnderstood() =>
        new(ExitCodes.Unreachable, $"The answer of {address} is not what a server of this product says. Check --url and RELO_URL, and that server and relo are of the same version.");
}
