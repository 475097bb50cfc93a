// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "iconprovider.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kDefaultSize = 16;
// The icons are drawn for 24 pixels with a 2 pixel line; at 16 pixels a slightly thinner one sits better beside 13 px text.
constexpr auto kStroke = "stroke-width=\"1.75\"";

} // namespace

IconProvider::IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) { }

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QString name = id.section(u'/', 0, 0);
    const QString colour = id.section(u'/', 1, 1);
    const int edge = requestedSize.width() > 0 ? requestedSize.width() : kDefaultSize;
    QImage image(edge, edge, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (size)
        *size = image.size();

    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon \"%s\"", qUtf8Printable(name));
        return image;
    }
    const QColor pen(u'#' + colour);
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", pen.name(QColor::HexRgb).toLatin1());
    drawing.replace("stroke-width=\"2\"", kStroke);
    QSvgRenderer renderer(drawing);
    QPainter painter(&image);
    painter.setOpacity(pen.alphaF());
    renderer.render(&painter);
    return image;
}

} // namespace basalt::app
