using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Calendar.Feeds;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>Adds feeds.</summary>
internal static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedLimits>();
        services.AddSingleton<FeedReaders>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<FeedService>();
        services.AddSingleton<FeedReleases>();
        services.AddSingleton<FeedComposer>();
        return services;
    }
}
