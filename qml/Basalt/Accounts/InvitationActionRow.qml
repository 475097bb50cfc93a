// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Something that is done along with an invitation: what, when, and how far it is. */
ColumnLayout {
    id: root

    required property string actionType
    required property string phase
    required property string condition
    required property string status
    required property string problem
    required property string ended
    required property bool needed
    required property string about
    readonly property list<string> look: InvitationTexts.actionLook(status)
    readonly property string title: InvitationTexts.actionText(actionType)

    objectName: "invitationActionRow"
    spacing: Theme.focusWidth
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([title, about, remark.text, look[2], problem]).filter(each => each !== "").join(", ")

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        UiText {
            Layout.fillWidth: true
            text: root.title
            font.weight: Theme.weightMedium
        }
        Badge {
            tone: root.look[0]
            iconName: root.look[1]
            text: root.look[2]
        }
    }
    UiText {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.about
        wrapMode: Text.Wrap
    }
    UiText {
        id: remark

        Layout.fillWidth: true
        text: Array.from([root.ended !== "" ? Desktop.minuteText(root.ended) : InvitationTexts.phaseText(root.phase), InvitationTexts.conditionText(root.condition), root.needed ? qsTr("required") : ""]).filter(each => each !== "").join(" · ")
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    UiText {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.problem
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
}
