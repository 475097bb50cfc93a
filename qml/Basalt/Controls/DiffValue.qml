// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A value before (removed) or after (added) a change; struck or plain, so that it is not told by colour alone. */
Rectangle {
    id: root

    property string text
    property bool added: true
    property bool absent: false
    property int maximumWidth: Theme.grid(50)
    readonly property color ink: absent ? Theme.faint : added ? Theme.success : Theme.danger

    implicitWidth: Math.min(label.implicitWidth + Theme.space2, maximumWidth)
    implicitHeight: Theme.grid(4.5)
    radius: Theme.radiusSmall
    color: absent ? Theme.transparent : added ? Theme.successSoft : Theme.dangerSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: absent ? qsTr("nothing") : added ? qsTr("after: %1").arg(text) : qsTr("before: %1").arg(text)

    MonoText {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.maximumWidth - Theme.space2)
        text: root.absent ? "–" : root.text
        color: root.ink
        font.strikeout: !root.added && !root.absent
        font.pixelSize: Theme.fontSecondary
    }
}
