using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Access;

/// <summary><c>relo api-key create</c>.</summary>
internal sealed class CreateApiKeyCommand : ReloCommand
{
    private readonly Argument<string> _name = new("name") { Description = "What it is for; whatever it does is done by key:name" };
    private readonly Option<string[]> _roles = new("--role") { Description = "viewer, operator, author or admin", HelpName = "role", Required = true };
    private readonly Option<string[]> _tags = new("--tag") { Description = "Only for releases with this tag", HelpName = "word" };
    private readonly Option<string[]> _environments = new("--environment") { Description = "Only for what is done in this environment", HelpName = "name" };
    private readonly Option<string[]> _processes = new("--process") { Description = "Only for releases of this process", HelpName = "id" };
    private readonly Option<string> _expiresIn = new("--expires-in") { Description = "How long it counts, up to 366d [default: 90d]", HelpName = "duration" };

    public CreateApiKeyCommand(CommandServices services)
        : base("create", "Make an API key and show it, this once", services)
    {
        Arguments.Add(_name);
        foreach (var option in new Option[] { _roles, _tags, _environments, _processes, _expiresIn })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var request = new CreateApiKeyRequest
        {
            Name = call.Required(_name),
            Roles = call.Value(_roles) ?? [],
            Tags = call.Value(_tags),
            Environments = call.Value(_environments),
            Processes = call.Value(_processes),
            ExpiresIn = call.Value(_expiresIn),
        };
        var answer = await call.Client.PostAsync("api-keys", request, ReloJson.Default.CreateApiKeyRequest, cancellationToken);
        var made = answer.Read(ReloJson.Default.CreatedApiKey);
        call.Output.Result(answer, () => made.Key);
        call.Output.Message($"The key {made.ApiKey.Name} counts until {Instants.Show(made.ApiKey.ExpiresAt)}. Keep it now: it is not shown again.");
        return ExitCodes.Done;
    }
}
