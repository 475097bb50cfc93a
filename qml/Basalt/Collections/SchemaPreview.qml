// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The request that will be sent. */
Rectangle {
    id: root

    required property string preview
    /** What happens then. */
    required property string hint

    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    Separator {
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space4
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true

            Heading {
                Layout.fillWidth: true
                level: 2
                text: qsTr("What will be sent")
            }
            IconButton {
                iconName: "copy"
                hint: qsTr("Copy")
                onClicked: Desktop.copy(root.preview)
            }
        }
        UiText {
            Layout.fillWidth: true
            text: root.hint
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: width
            contentHeight: code.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }

            MonoText {
                id: code

                width: flick.width
                text: root.preview
                color: Theme.muted
                wrapMode: Text.WrapAnywhere
                verticalAlignment: Text.AlignTop
            }
        }
    }
}
