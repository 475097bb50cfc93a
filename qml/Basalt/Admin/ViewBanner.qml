// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Over every page as long as it shows what somebody else sees: who, until when, and the way back. */
Rectangle {
    id: root

    objectName: "viewBanner"
    implicitHeight: visible ? Theme.grid(11) : 0
    visible: ViewAs.active
    color: Theme.warning
    Accessible.role: Accessible.AlertMessage
    Accessible.name: who.text + " " + note.text

    Command {
        id: end

        commandId: "session.endView"
        title: qsTr("End the view")
        category: qsTr("Servers")
        iconName: "eye-off"
        keywords: qsTr("view as somebody else impersonate")
        shortcut: "Ctrl+Shift+X"
        enabled: ViewAs.active
        onTriggered: ViewAs.end()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space3
        spacing: Theme.space3

        Icon {
            name: "eye"
            color: Theme.warningInk
            size: Theme.iconSizeLarge
        }
        UiText {
            id: who

            objectName: "viewBannerWho"
            text: qsTr("You see what %1 sees").arg(ViewAs.email)
            color: Theme.warningInk
            font.weight: Theme.weightStrong
        }
        UiText {
            id: note

            Layout.fillWidth: true
            text: qsTr("%1 · nothing can be changed · until %2 (UTC), %3 left").arg(ViewAs.accountName).arg(Desktop.minuteText(ViewAs.endsAt).slice(-5)).arg(ViewAs.timeLeft)
            color: Theme.warningInk
        }
        UiButton {
            objectName: "endView"
            command: end
            showShortcut: root.width > Theme.grid(240)
        }
    }
}
