// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** What a schema change does to one thing, or what stands in its way. */
RowLayout {
    id: root

    required property string title
    required property string detail
    required property string tone
    required property string iconName
    property bool wrong: false

    spacing: Theme.space2

    Icon {
        Layout.alignment: Qt.AlignTop
        name: root.iconName
        color: Theme.toneColor(root.tone)
        size: Theme.iconSizeSmall
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        MonoText {
            Layout.fillWidth: true
            text: root.title
            color: root.wrong ? Theme.danger : Theme.text
            elide: Text.ElideRight
        }
        UiText {
            Layout.fillWidth: true
            text: root.detail
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
}
