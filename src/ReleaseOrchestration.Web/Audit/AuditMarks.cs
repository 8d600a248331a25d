using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>What endpoints say to the audit of their requests.</summary>
internal static class AuditMarks
{
    private static readonly object RefusalKey = new();
    private static readonly object NothingKey = new();
    private static readonly object ActorKey = new();

    /// <summary>The endpoint changes nothing, whatever its method.</summary>
    public static T ReadsOnly<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ReadsOnlyMark());

    /// <summary>The request was refused for that.</summary>
    public static void Refused(HttpContext context, ApplicationError error) => context.Items[RefusalKey] = error;

    public static ApplicationError? RefusalOf(HttpContext context) => context.Items.TryGetValue(RefusalKey, out var error) ? (ApplicationError)error! : null;

    /// <summary>The request changes nothing, or what it does is recorded by itself.</summary>
    public static void Skip(HttpContext context) => context.Items[NothingKey] = NothingKey;

    public static bool IsSkipped(HttpContext context) => context.Items.ContainsKey(NothingKey) || context.GetEndpoint()?.Metadata.GetMetadata<ReadsOnlyMark>() is not null;

    /// <summary>Who acts, where a signed token says so.</summary>
    public static void ActsAs(HttpContext context, string actor) => context.Items[ActorKey] = actor;

    public static string? ActorOf(HttpContext context) => context.Items.TryGetValue(ActorKey, out var actor) ? (string)actor! : null;
}
