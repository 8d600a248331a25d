using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Web.Webhooks;

/// <summary>How webhooks are taken; the section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>How many one network address may send in a minute, before any is looked at. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 100;
}
