using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseOrchestration.Application.Notifications;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Adds the channels of notifications.</summary>
internal static class NotificationServiceCollectionExtensions
{
    public static IServiceCollection AddNotificationChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<GuardedConnections>(provider => new(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<NotificationOptions>>()));
        services.TryAddSingleton<Posting>();
        services.TryAddSingleton<IMailAddresses, ConfiguredMailAddresses>();
        services.AddSingleton<INotificationChannel, WebhookChannel>();
        services.AddSingleton<INotificationChannel, SlackChannel>();
        services.AddSingleton<INotificationChannel, TeamsChannel>();
        services.AddSingleton<INotificationChannel, MailChannel>();
        return services;
    }
}
