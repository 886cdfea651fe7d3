using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Jobs;
using GridOrleans.Contracts.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Jobs.Notices;

public static class NoticeServices
{
    /// <summary>The ways out; also where nothing but a test of a webhook is sent.</summary>
    public static IServiceCollection AddNoticeChannels(this IServiceCollection services, NoticeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new AddressGuard(options.Webhooks));
        services.AddSingleton(provider => new WebhookChannel(
            provider.GetRequiredService<AddressGuard>().Client(), provider.GetRequiredService<IDistricts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<INoticeChannel>(provider => provider.GetRequiredService<WebhookChannel>());
        if (options.Smtp is { } smtp) services.AddSingleton<INoticeChannel>(provider => new EmailChannel(smtp, provider.GetRequiredService<IDistricts>()));
        return services;
    }

    /// <summary>The job that finds whom to tell, and the pump that tells them; beside the channels and an <see cref="INoticeLedger"/>.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeSignal>();
        services.AddSingleton<NoticeMetrics>();
        services.AddSingleton<IJob, NoticeJob>();
        services.AddHostedService<NoticePump>();
        return services;
    }
}
