// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Nothing here yet: what this is, and one button to begin. */
Column {
    id: root

    property string iconName
    property string title
    property string message
    property string tone: "neutral"
    default property alias actions: row.data

    spacing: Theme.space3
    width: Math.min(Theme.grid(110), parent ? parent.width - Theme.space12 : Theme.grid(110))

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.grid(12)
        height: width
        radius: Theme.radiusCard
        color: Theme.toneSoft(root.tone)

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: Theme.toneColor(root.tone)
            size: Theme.iconSizeLarge
        }
    }
    Heading {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, root.width)
        level: 2
        text: root.title
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
    UiText {
        width: root.width
        visible: text !== ""
        text: root.message
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        lineHeight: 1.25
    }
    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        topPadding: Theme.space1
        spacing: Theme.space2
    }
}
