// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A filter as rows of field, operator and value; below stands the text that they become. */
UiPopup {
    id: root

    required property string collection
    property string text
    readonly property alias rows: builder
    signal applied(text: string)

    objectName: "filterBuilder"
    width: Theme.grid(150)
    onAboutToShow: {
        builder.text = root.text;
        if (builder.representable && builder.count === 0)
            builder.add();
    }

    RuleBuilder {
        id: builder

        collection: root.collection
    }
    contentItem: ColumnLayout {
        spacing: Theme.space2

        InlineNotice {
            Layout.fillWidth: true
            visible: !builder.representable
            tone: "info"
            title: qsTr("This filter says more than rows can")
            message: qsTr("It goes on working as text. Rows begin anew and take its place.")
        }
        ListView {
            objectName: "filterRows"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.grid(80))
            visible: builder.representable
            clip: true
            spacing: Theme.space2
            model: builder
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: FilterRow {
                width: ListView.view.width
                builder: root.rows
            }
        }
        MonoText {
            objectName: "builtFilter"
            Layout.fillWidth: true
            text: builder.text
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        UiText {
            Layout.fillWidth: true
            visible: builder.representable && builder.count > 1
            text: qsTr("“and” binds before “or”.")
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiButton {
                objectName: "addCondition"
                iconName: "plus"
                text: builder.representable ? qsTr("Add a condition") : qsTr("Begin anew with rows")
                onClicked: builder.representable ? builder.add() : builder.startAnew()
            }
            Item {
                Layout.fillWidth: true
            }
            UiButton {
                text: qsTr("Cancel")
                onClicked: root.close()
            }
            UiButton {
                objectName: "applyBuilder"
                kind: "primary"
                text: qsTr("Filter")
                enabled: builder.complete
                onClicked: {
                    root.close();
                    root.applied(builder.text);
                }
            }
        }
    }
}
