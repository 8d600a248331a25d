using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Checks;

/// <summary>A system whose requests say everything in one header, and that answers as a test says.</summary>
internal sealed class ScriptedChecks : ICheckSystem
{
    public List<(string Plan, string Token, bool Succeeded)> Answers { get; } = [];

    public Func<SendOutcome> Next { get; set; } = () => SendOutcome.Delivered(200);

    /// <summary>What each answer waits for before it arrives.</summary>
    public Func<Task> Hold { get; set; } = () => Task.CompletedTask;

    public Task<CheckReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken) => Task.FromResult(request.Header("plan") switch
    {
        "" => new CheckReading { Doubt = "it has no plan" },
        "?" => new CheckReading { Problem = "its plan cannot be read" },
        var plan => new CheckReading { Address = new CheckAddress { Project = "p", Hub = "checks", Plan = plan, Job = "j", Task = "t" }, Token = $"token-{plan}" },
    });

    public async Task<SendOutcome> AnswerAsync(ConnectorDefinition connector, CheckAddress address, string token, bool succeeded, CancellationToken cancellationToken)
    {
        Answers.Add((address.Plan, token, succeeded));
        await Hold();
        return Next();
    }
}
