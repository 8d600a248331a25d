using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Access;

/// <summary><c>relo api-key revoke</c>.</summary>
internal sealed class RevokeApiKeyCommand : ReloCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The name of the key" };

    public RevokeApiKeyCommand(CommandServices services)
        : base("revoke", "Revoke an API key, at once and for good", services) => Arguments.Add(_name);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.DeleteAsync($"api-keys/{Uri.EscapeDataString(call.Required(_name))}", cancellationToken);
        var key = answer.Read(ReloJson.Default.ApiKeyLine);
        call.Output.Result(answer, () => $"The key {key.Name} is revoked.");
        return ExitCodes.Done;
    }
}
